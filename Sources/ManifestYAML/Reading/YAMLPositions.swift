/// The lines of a document's fields, a tree of the same shape as its value.
///
/// Values that came through an alias or a merge key have the lines of their anchor.
public struct YAMLPositions: Hashable, Sendable {
  /// One field with the line of its key.
  public struct Field: Hashable, Sendable {
    /// The field's name.
    public let name: String
    /// The line of the key in the file, from 1.
    public let line: Int
    /// The lines inside its value.
    public let value: YAMLPositions
  }

  /// The line of the file, from 1, on which the value begins.
  public var line: Int
  /// The fields of a mapping in the order written, duplicates included.
  public var fields: [Field] = []
  /// The elements of a sequence.
  public var elements: [YAMLPositions] = []

  /// A value on `line`.
  public init(line: Int) {
    self.line = line
  }

  /// The line of the key or element at a path such as `spec.containers[0].image`.
  ///
  /// A path that leads nowhere has the line of its longest prefix that exists. Keys with dots are
  /// written in brackets and quotes: `metadata.labels["app.kubernetes.io/name"]`.
  public func line(at path: String) -> Int {
    var place = self
    var line = line
    for step in Self.steps(of: path) {
      switch step {
      case .field(let name):
        guard let field = place.fields.last(where: { $0.name == name }) else { return line }
        line = field.line
        place = field.value
      case .element(let index):
        guard place.elements.indices.contains(index) else { return line }
        place = place.elements[index]
        line = place.line
      }
    }
    return line
  }

  private enum Step {
    case field(String)
    case element(Int)
  }

  private static func steps(of path: String) -> [Step] {
    var steps: [Step] = []
    var rest = Substring(path)
    while let first = rest.first {
      if first == "." {
        rest = rest.dropFirst()
      } else if first == "[" {
        let inside = rest.dropFirst().prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 2)
        steps.append(Int(inside).map(Step.element) ?? .field(String(inside.filter { $0 != "\"" })))
      } else {
        let name = rest.prefix { $0 != "." && $0 != "[" }
        rest = rest.dropFirst(name.count)
        steps.append(.field(String(name)))
      }
    }
    return steps
  }
}
