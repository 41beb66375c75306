import ObjectModel

// Models: pod-security-admission api, v1.32.

/// What a namespace's labels `pod-security.kubernetes.io/…` ask of its pods.
struct PodSecurityPolicy: Equatable {
  /// How much a pod may do to its node, the laxest first.
  enum Level: String, CaseIterable, Comparable {
    case privileged, baseline, restricted

    static func < (left: Level, right: Level) -> Bool {
      left == .privileged && right != .privileged || left == .baseline && right == .restricted
    }
  }

  /// The release whose rules count.
  struct Version: Equatable, CustomStringConvertible {
    /// The newest release that brought a rule.
    static let newestMinor = 32
    static let latest = Version(minor: nil)

    /// The N of `v1.N`; nil for the latest.
    let minor: Int?

    init(minor: Int?) {
      self.minor = minor
    }

    /// A version as labels name it; nil for what is none.
    init?(_ text: String) {
      if text == "latest" {
        minor = nil
        return
      }
      let digits = text.dropFirst(3)
      guard text.hasPrefix("v1."), !digits.isEmpty, digits == "0" || digits.first != "0",
        digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits)
      else { return nil }
      minor = number
    }

    var description: String { minor.map { "v1.\($0)" } ?? "latest" }

    /// The release by whose rules pods are judged.
    var rules: Int { min(minor ?? Self.newestMinor, Self.newestMinor) }
  }

  /// A level of a release.
  struct Standard: Equatable, CustomStringConvertible {
    var level = Level.privileged
    var version = Version.latest

    var description: String { "\(level.rawValue):\(version)" }
  }

  private static let prefix = "pod-security.kubernetes.io/"
  private static let keys = ["enforce", "audit", "warn"].map { mode in
    (level: Key(prefix + mode), version: Key(prefix + mode + "-version"))
  }

  /// What pods are refused for.
  private(set) var enforce = Standard()
  /// What is written down of them, in a log that is not simulated.
  private(set) var audit = Standard()
  /// What their senders are warned of.
  private(set) var warn = Standard()
  /// What is wrong with the labels.
  private(set) var errors: [FieldError] = []

  /// The policy of a namespace with these labels.
  init(labels: Value?) {
    guard let labels, case .object(let fields) = labels, !fields.isEmpty else { return }
    enforce = read(0, fields, elseLevel: .restricted)
    audit = read(1, fields, elseLevel: .privileged)
    warn = read(2, fields, elseLevel: .privileged)
    // Nobody is refused what they were not warned of.
    let named = fields[Self.keys[0].level]?.string.flatMap { Level(rawValue: $0) }
    if named != nil, fields[Self.keys[2].level] == nil, enforce.level > warn.level {
      warn.level = enforce.level
      if fields[Self.keys[2].version] == nil { warn.version = enforce.version }
    }
  }

  /// Whether any label of a namespace is about it.
  static func isAsked(by labels: Value) -> Bool {
    guard case .object(let fields) = labels else { return false }
    return !fields.allHold { key, _ in
      !keys.contains { $0.level == key || $0.version == key }
    }
  }

  private mutating func read(_ mode: Int, _ labels: Fields, elseLevel: Level) -> Standard {
    var standard = Standard()
    let keys = Self.keys[mode]
    if let text = labels[keys.level]?.string {
      let level = Level(rawValue: text)
      standard.level = level ?? elseLevel
      if level == nil {
        note(keys.level, text, "must be one of privileged, baseline, restricted")
      }
    }
    if let text = labels[keys.version]?.string {
      let version = Version(text)
      standard.version = version ?? .latest
      if version == nil { note(keys.version, text, "must be \"latest\" or \"v1.x\"") }
    }
    return standard
  }

  private mutating func note(_ key: Key, _ text: String, _ detail: String) {
    errors.append(.invalid("metadata.labels[\(key.text)]", .string(text), detail))
  }

  /// Whether nothing is asked of pods.
  var isFullyPrivileged: Bool {
    errors.isEmpty && enforce.level == .privileged && audit.level == .privileged
      && warn.level == .privileged
  }
}
