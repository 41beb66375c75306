// Models: apimachinery pkg/labels and metav1.LabelSelectorAsSelector, v1.32.

/// Requirements on labels, all of which an object must meet.
public struct LabelSelector: Hashable, Sendable {
  /// How a requirement relates a label to values.
  public enum Operator: String, Hashable, Sendable {
    /// `=`
    case equals = "="
    /// `==`
    case doubleEquals = "=="
    /// `!=`
    case notEquals = "!="
    /// `in`
    case `in`
    /// `notin`
    case notIn = "notin"
    /// the label stands alone
    case exists
    /// `!`
    case doesNotExist = "!"
    /// `>`
    case greaterThan = "gt"
    /// `<`
    case lessThan = "lt"
  }

  /// One condition on one label.
  public struct Requirement: Hashable, Sendable {
    /// The label.
    public let key: Key
    /// How it relates to the values.
    public let `operator`: Operator
    /// What it is compared with; none for `exists` and `!`.
    public let values: [String]

    /// A condition as given, without any check.
    public init(key: Key, operator: Operator, values: [String]) {
      self.key = key
      self.operator = `operator`
      self.values = values
    }
  }

  /// The conditions, sorted by label.
  public let requirements: [Requirement]
  /// Whether this is the selector that matches no object at all.
  public let isNothing: Bool

  private init(requirements: [Requirement], isNothing: Bool) {
    self.requirements = requirements
    self.isNothing = isNothing
  }

  /// The conditions given, sorted by label.
  public init(requirements: [Requirement]) {
    self.init(
      requirements: requirements.count > 1
        ? requirements.sorted { $0.key.text < $1.key.text } : requirements,
      isNothing: false)
  }

  /// Matches every object.
  public static let everything = LabelSelector(requirements: [], isNothing: false)
  /// Matches no object.
  public static let nothing = LabelSelector(requirements: [], isNothing: true)

  /// Reads the text form: `a=b,c!=d,e in (x,y),!f,g`, as after kubectl's `-l`.
  /// - Throws: `SelectorError` with apimachinery's sentence.
  public init(parsing text: String) throws(SelectorError) {
    var parser = LabelSelectorParser(text)
    self.init(requirements: try parser.requirements())
  }

  /// A plain map such as a Service's selector: every label must have its value.
  ///
  /// An empty or absent map matches everything, as Go's SelectorFromSet does.
  public init(map: Fields?) {
    self.init(
      requirements: (map ?? Fields()).map { field in
        Requirement(key: field.key, operator: .equals, values: [field.value.string ?? ""])
      })
  }

  /// Reads a LabelSelector object with matchLabels and matchExpressions.
  ///
  /// Absent or null matches nothing, an empty object matches everything.
  /// - Throws: `SelectorError` with apimachinery's sentence.
  public init(object: Value?) throws(SelectorError) {
    guard let fields = object?.object else {
      self = .nothing
      return
    }
    var requirements: [Requirement] = []
    for field in fields[.matchLabels]?.object ?? Fields() {
      requirements.append(
        try Requirement.checked(
          key: field.key.text, .equals, [field.value.string ?? ""]))
    }
    for expression in fields[.matchExpressions]?.elements ?? [] {
      requirements.append(
        try Requirement.checked(
          key: expression[.key]?.string ?? "", try Self.expressionOperator(expression),
          (expression[.values]?.elements ?? []).map { $0.string ?? "" }, emptyIsNil: true))
    }
    self.init(requirements: requirements)
  }

  private static func expressionOperator(
    _ expression: Value
  ) throws(SelectorError) -> Operator {
    let name = expression[.operator]?.string ?? ""
    switch name {
    case "In": return .in
    case "NotIn": return .notIn
    case "Exists": return .exists
    case "DoesNotExist": return .doesNotExist
    default:
      throw SelectorError("\(GoText.quoted(name)) is not a valid label selector operator")
    }
  }

  /// Whether it restricts nothing.
  public var isEmpty: Bool { requirements.isEmpty && !isNothing }

  /// Whether an object with `labels` is selected.
  public func matches(_ labels: Fields?) -> Bool {
    if isNothing { return false }
    for requirement in requirements where !requirement.matches(labels) { return false }
    return true
  }

  /// Whether an object whose `metadata.labels` is `labels` is selected.
  public func matches(_ labels: Value?) -> Bool {
    matches(labels?.object)
  }

  /// The one value `label` must have, when the selector pins it to a single one.
  public func exactValue(of label: Key) -> String? {
    guard let requirement = requirements.first(where: { $0.key == label }) else { return nil }
    switch requirement.operator {
    case .equals, .doubleEquals, .in:
      return requirement.values.count == 1 ? requirement.values[0] : nil
    default: return nil
    }
  }
}

extension LabelSelector: CustomStringConvertible {
  /// The canonical text: sorted by label, values sorted; empty for everything and for nothing.
  public var description: String {
    requirements.map(\.description).joined(separator: ",")
  }
}

extension LabelSelector.Requirement: CustomStringConvertible {
  /// Whether labels meet this condition.
  public func matches(_ labels: Fields?) -> Bool {
    let value = labels?[key]
    switch `operator` {
    case .in, .equals, .doubleEquals:
      guard case .string(let text)? = value else { return false }
      return values.contains(text)
    case .notIn, .notEquals:
      guard case .string(let text)? = value else { return true }
      return !values.contains(text)
    case .exists: return value != nil
    case .doesNotExist: return value == nil
    case .greaterThan, .lessThan:
      guard let text = value?.string, let number = Int64(text), values.count == 1,
        let bound = Int64(values[0])
      else { return false }
      return `operator` == .greaterThan ? number > bound : number < bound
    }
  }

  /// The condition as Go prints it.
  public var description: String {
    let list = values.count == 1 ? values[0] : values.sorted().joined(separator: ",")
    return switch `operator` {
    case .equals, .doubleEquals, .notEquals: key.text + `operator`.rawValue + list
    case .in, .notIn: key.text + " " + `operator`.rawValue + " (" + list + ")"
    case .greaterThan: key.text + ">" + list
    case .lessThan: key.text + "<" + list
    case .exists: key.text
    case .doesNotExist: "!" + key.text
    }
  }

  /// A condition checked as Go's NewRequirement checks it.
  static func checked(
    key: String, _ comparison: LabelSelector.Operator, _ values: [String],
    emptyIsNil: Bool = false
  ) throws(SelectorError) -> Self {
    var faults: [String] = []
    let keyFaults = NameRules.qualifiedName(key)
    if !keyFaults.isEmpty { faults.append(invalid("key", key, keyFaults)) }
    var list: String {
      let shown = values.isEmpty && emptyIsNil ? "[]string(nil)" : GoText.slice(values)
      return "values: Invalid value: \(shown): "
    }
    switch comparison {
    case .in where values.isEmpty, .notIn where values.isEmpty:
      faults.append(list + "for 'in', 'notin' operators, values set can't be empty")
    case .exists where !values.isEmpty, .doesNotExist where !values.isEmpty:
      faults.append(list + "values set must be empty for exists and does not exist")
    case .greaterThan, .lessThan:
      for (index, value) in values.enumerated() where Int64(value) == nil {
        faults.append(
          invalid(
            "values[\(index)]", value,
            ["for 'Gt', 'Lt' operators, the value must be an integer"]))
      }
    default: break
    }
    for (index, value) in values.enumerated() {
      let valueFaults = NameRules.labelValue(value)
      if !valueFaults.isEmpty {
        faults.append(invalid("values[\(index)][\(key)]", value, valueFaults))
      }
    }
    if faults.count == 1 { throw SelectorError(faults[0]) }
    if !faults.isEmpty { throw SelectorError("[" + faults.joined(separator: ", ") + "]") }
    return Self(key: Key(key), operator: comparison, values: values)
  }

  static func invalid(_ place: String, _ value: String, _ faults: [String]) -> String {
    "\(place): Invalid value: \(GoText.quoted(value)): \(faults.joined(separator: "; "))"
  }
}
