import Formats
import ObjectModel
import Testing

@Suite struct TimeTests {
  @Test(arguments: [
    (-2, "<invalid>"), (-1, "0s"), (0, "0s"), (119, "119s"), (120, "2m"), (121, "2m1s"),
    (599, "9m59s"), (600, "10m"), (661, "11m"), (10_799, "179m"), (10_800, "3h"),
    (10_860, "3h1m"), (28_799, "7h59m"), (28_800, "8h"), (172_799, "47h"), (172_800, "2d"),
    (176_400, "2d1h"), (691_199, "7d23h"), (691_200, "8d"), (63_071_999, "729d"),
    (63_072_000, "2y"), (63_158_400, "2y1d"), (252_287_999, "7y364d"), (252_288_000, "8y"),
    (315_360_000, "10y"),
  ])
  func `an age has two or three figures`(seconds: Int64, text: String) {
    #expect(HumanDuration.text(seconds: seconds) == text)
  }

  @Test func `a time stamp's age is read from it`() {
    let now: Int64 = 1_893_488_400_500_000_000
    #expect(HumanDuration.since("2030-01-01T08:59:00Z", now: now) == "60s")
    #expect(HumanDuration.since("2030-01-01T09:00:01.6Z", now: now) == "0s")
    #expect(HumanDuration.since(nil, now: now) == "<unknown>")
    #expect(HumanDuration.since(.null, now: now) == "<unknown>")
    #expect(HumanDuration.short(seconds: 7300) == "2h")
  }

  @Test func `describe pages name the weekday`() {
    #expect(RFC1123.text("2030-01-01T09:00:00Z") == "Tue, 01 Jan 2030 09:00:00 +0000")
    #expect(RFC1123.text("2024-02-29T23:59:59Z") == "Thu, 29 Feb 2024 23:59:59 +0000")
    #expect(RFC1123.text(nil) == nil)
  }
}
