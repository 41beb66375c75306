import Kinds
import ObjectModel
import Testing

@Suite struct CronScheduleTests {
  /// schedule, zone, after, the next three times
  @Test(arguments: [
    ("*/15 * * * *", "", "2030-01-01T09:07:30Z", "09:15:00 09:30:00 09:45:00"),
    ("0 0 29 2 *", "", "2030-01-01T00:00:00Z", "2032-02-29T00:00:00Z"),
    ("30 8 * * MON-FRI", "", "2030-01-04T09:00:00Z", "2030-01-07T08:30:00Z"),
    ("0 12 13 * 5", "", "2030-01-02T00:00:00Z", "2030-01-04T12:00:00Z"),
    ("@hourly", "", "2030-01-01T09:00:00Z", "10:00:00 11:00:00"),
    ("@every 90s", "", "2030-01-01T09:00:00Z", "09:01:30 09:03:00"),
    ("0 9 * * *", "Europe/Amsterdam", "2030-03-30T12:00:00Z", "2030-03-31T07:00:00Z"),
    ("0 9 * * *", "America/New_York", "2030-01-01T00:00:00Z", "2030-01-01T14:00:00Z"),
    ("30 2 * * *", "Europe/Amsterdam", "2030-03-30T12:00:00Z", "2030-04-01T00:30:00Z"),
    ("0 3 * * *", "Australia/Sydney", "2030-06-01T00:00:00Z", "2030-06-01T17:00:00Z"),
    ("TZ=Asia/Kolkata 0 6 * * *", "", "2030-06-01T12:00:00Z", "2030-06-02T00:30:00Z"),
  ])
  func `the next times of a schedule`(
    _ schedule: String, _ zone: String, _ after: String, _ times: String
  ) throws {
    let cron = try CronSchedule(schedule, zone: TimeZoneRule(named: zone) ?? .utc)
    var time = RFC3339.epochSeconds(after) ?? 0
    for expected in times.split(separator: " ") {
      time = cron.next(after: time) ?? 0
      #expect(RFC3339.text(epochSeconds: time).contains(expected), "\(schedule)")
    }
  }

  @Test(arguments: [
    ("foo", "expected exactly 5 fields, found 1: [foo]"),
    ("60 * * * *", "end of range (60) above maximum (59): 60"),
    ("* * 0 * *", "beginning of range (0) below minimum (1): 0"),
    ("5-1 * * * *", "beginning of range (5) beyond end of range (1): 5-1"),
    ("*/0 * * * *", "step of range should be a positive number: */0"),
    ("a * * * *", #"failed to parse int from a: strconv.Atoi: parsing "a": invalid syntax"#),
    ("@often", "unrecognized descriptor: @often"),
    ("", "empty spec string"),
  ])
  func `what is no schedule is told in the parser's words`(_ text: String, _ message: String) {
    #expect(throws: CronSchedule.Fault(message: message)) { _ = try CronSchedule(text) }
  }
}
