import APIServer
import ObjectModel

// Models: ValidateCronJobCreate, validateCronJobSpec and validateTimeZone, v1.32.
enum CronJobValidation {
  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    var errors = specErrors(object[.spec] ?? .emptyObject, old: nil)
    let name = object.string(.metadata, .name) ?? ""
    if name.utf8.count > 52 {
      errors.append(
        .invalid("metadata.name", .string(name), "must be no more than 52 characters"))
    }
    return errors
  }

  @Sendable
  static func updateErrors(_ new: Value, _ old: Value) -> [FieldError] {
    specErrors(new[.spec] ?? .emptyObject, old: old[.spec] ?? .emptyObject)
  }

  private static func specErrors(_ spec: Value, old: Value?) -> [FieldError] {
    let path = FieldPath("spec")
    var errors = scheduleErrors(spec, old, path.child(.schedule))
    errors += FieldRules.notNegative(spec, .startingDeadlineSeconds, path)
    if old == nil || old?[.timeZone] != spec[.timeZone] {
      errors += zoneErrors(spec.string(.timeZone), path.child(.timeZone))
    }
    errors += FieldRules.word(
      spec.string(.concurrencyPolicy) ?? "", of: ["Allow", "Forbid", "Replace"],
      path.child(.concurrencyPolicy))
    errors += templateErrors(spec[.jobTemplate, .spec] ?? .emptyObject, path.child(.jobTemplate))
    errors += FieldRules.notNegative(spec, .successfulJobsHistoryLimit, path)
    return errors + FieldRules.notNegative(spec, .failedJobsHistoryLimit, path)
  }

  private static func scheduleErrors(
    _ spec: Value, _ old: Value?, _ path: FieldPath
  ) -> [FieldError] {
    let schedule = spec.string(.schedule) ?? ""
    if schedule.isEmpty { return [.required(path)] }
    var errors: [FieldError] = []
    do throws(CronSchedule.Fault) {
      _ = try CronSchedule(schedule)
    } catch {
      errors.append(.invalid(path, .string(schedule), error.message))
    }
    guard schedule.contains("TZ") else { return errors }
    if old?.string(.schedule)?.contains("TZ") != true {
      errors.append(
        .invalid(
          path, .string(schedule),
          "cannot use TZ or CRON_TZ in schedule, use timeZone field instead"))
    } else if spec.string(.timeZone) != nil {
      errors.append(
        .invalid(
          path, .string(schedule),
          "cannot use both timeZone field and TZ or CRON_TZ in schedule"))
    }
    return errors
  }

  private static func zoneErrors(_ zone: String?, _ path: FieldPath) -> [FieldError] {
    guard let zone else { return [] }
    if zone.isEmpty {
      return [.invalid(path, "", "timeZone must be nil or non-empty string")]
    }
    let unknown = FieldError.invalid(path, .string(zone), "unknown time zone \(zone)")
    for part in zone.split(separator: "/", omittingEmptySubsequences: false) {
      let isPlain = part.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || [43, 45, 46, 95].contains(byte)
      }
      if part == "." || part == ".." || part.hasPrefix("-") || !isPlain
        || !(1...14).contains(part.utf8.count)
      {
        return [unknown]
      }
    }
    if zone.lowercased() == "local" {
      let text =
        "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones"
      return [.invalid(path, .string(zone), text)] + (zone == "Local" ? [] : [unknown])
    }
    return TimeZoneRule(named: zone) == nil ? [unknown] : []
  }

  private static func templateErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    let place = path.child(.spec)
    var errors = JobValidation.specErrors(spec, place)
    if let selector = spec[.selector], !selector.isNull {
      errors.append(
        .invalid(
          place.child(.selector), goText: FieldRules.goSelector(selector),
          "`selector` will be auto-generated"))
    }
    if spec.bool(.manualSelector) == true {
      errors.append(
        .notSupported(place.child(.manualSelector), true, supported: ["nil", "false"]))
    }
    return errors
  }
}
