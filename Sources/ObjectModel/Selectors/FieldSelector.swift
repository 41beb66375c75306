// Models: apimachinery pkg/fields/selector.go, v1.32.

/// Requirements on single fields of objects, as after kubectl's `--field-selector`.
public struct FieldSelector: Hashable, Sendable {
  /// One condition: the field has the value, or has it not.
  public struct Requirement: Hashable, Sendable {
    /// The field's path, such as `metadata.name`.
    public let field: String
    /// The value it is compared with.
    public let value: String
    /// Whether the field must differ from the value.
    public let isNegated: Bool

    /// A condition on one field.
    public init(field: String, value: String, isNegated: Bool = false) {
      self.field = field
      self.value = value
      self.isNegated = isNegated
    }
  }

  /// The conditions, in the order of their text.
  public let requirements: [Requirement]

  /// A selector of the given conditions.
  public init(requirements: [Requirement]) {
    self.requirements = requirements
  }

  /// Matches every object.
  public static let everything = FieldSelector(requirements: [])

  /// Reads `a=b,c!=d,e==f`; backslashes escape commas, equal signs and backslashes in values.
  /// - Throws: `SelectorError` with apimachinery's sentence.
  public init(parsing text: String) throws(SelectorError) {
    var requirements: [Requirement] = []
    for term in Self.terms(of: text).sorted() where !term.isEmpty {
      guard let (field, isNegated, value) = Self.split(term) else {
        throw SelectorError("invalid selector: '\(text)'; can't understand '\(term)'")
      }
      requirements.append(
        Requirement(field: field, value: try Self.unescape(value), isNegated: isNegated))
    }
    self.init(requirements: requirements)
  }

  /// Whether it restricts nothing.
  public var isEmpty: Bool { requirements.isEmpty }

  /// The one value `field` must have; nil when the selector does not pin it.
  public func exactValue(of field: String) -> String? {
    requirements.first { $0.field == field && !$0.isNegated }?.value
  }

  private static func terms(of text: String) -> [String] {
    var terms: [String] = []
    var term = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "," {
        terms.append(term)
        term = ""
        continue
      }
      term.unicodeScalars.append(scalar)
    }
    return terms + [term]
  }

  private static func split(_ term: String) -> (String, Bool, String)? {
    let scalars = Array(term.unicodeScalars)
    func text(_ range: Range<Int>) -> String {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[range])
      return String(text)
    }
    for (index, scalar) in scalars.enumerated() {
      let isPair = index + 1 < scalars.count && scalars[index + 1] == "="
      if scalar == "!", isPair { return (text(0..<index), true, text(index + 2..<scalars.count)) }
      if scalar == "=" {
        let start = isPair ? index + 2 : index + 1
        return (text(0..<index), false, text(start..<scalars.count))
      }
    }
    return nil
  }

  private static func unescape(_ value: String) throws(SelectorError) -> String {
    var result = ""
    var isEscaped = false
    for scalar in value.unicodeScalars {
      if isEscaped {
        guard scalar == "\\" || scalar == "," || scalar == "=" else {
          throw SelectorError("invalid field selector: invalid escape sequence: \\\(scalar)")
        }
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
        continue
      } else if scalar == "," || scalar == "=" {
        // Go prints the number of the character.
        throw SelectorError(
          "invalid field selector: unescaped character in value: \(scalar.value)")
      }
      result.unicodeScalars.append(scalar)
    }
    if isEscaped {
      throw SelectorError("invalid field selector: invalid escape sequence: \\")
    }
    return result
  }
}

extension FieldSelector: CustomStringConvertible {
  /// The canonical text.
  public var description: String {
    requirements.map { requirement in
      var value = ""
      for scalar in requirement.value.unicodeScalars {
        if scalar == "\\" || scalar == "," || scalar == "=" { value += "\\" }
        value.unicodeScalars.append(scalar)
      }
      return requirement.field + (requirement.isNegated ? "!=" : "=") + value
    }.joined(separator: ",")
  }
}
