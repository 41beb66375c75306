/// The place of a value inside an object, such as `spec.containers[0].ports[0].containerPort`.
///
/// A path is a chain towards the root: extending one costs one allocation and copies nothing, and
/// text is built only when a message needs it.
public struct FieldPath: Sendable {
  private enum Step: Sendable {
    case field(Key)
    case index(Int)
    case key(String)
    case text(String)
  }

  /// One link; a class because paths that begin alike share their beginning.
  private final class Node: Sendable {
    let parent: Node?
    let step: Step

    init(parent: Node?, step: Step) {
      self.parent = parent
      self.step = step
    }
  }

  private let node: Node?

  private init(node: Node?) {
    self.node = node
  }

  /// The path of the object itself; prints as nothing.
  public static let root = FieldPath(node: nil)

  /// A path that begins with `text`, for example `spec` or `metadata.labels`.
  public init(_ text: String) {
    node = Node(parent: nil, step: .text(text))
  }

  /// Whether this is the object itself.
  public var isRoot: Bool { node == nil }

  /// The field `key` of what is here.
  public func child(_ key: Key) -> FieldPath {
    FieldPath(node: Node(parent: node, step: .field(key)))
  }

  /// A field two levels down.
  public func child(_ first: Key, _ second: Key) -> FieldPath {
    child(first).child(second)
  }

  /// A field three levels down.
  public func child(_ first: Key, _ second: Key, _ third: Key) -> FieldPath {
    child(first).child(second).child(third)
  }

  /// The element at `index` of the list here.
  public func index(_ index: Int) -> FieldPath {
    FieldPath(node: Node(parent: node, step: .index(index)))
  }

  /// The entry of the map here, printed as `[key]`.
  public func key(_ key: String) -> FieldPath {
    FieldPath(node: Node(parent: node, step: .key(key)))
  }

  /// The path as error messages show it.
  public var text: String {
    var steps: [Step] = []
    var current = node
    while let link = current {
      steps.append(link.step)
      current = link.parent
    }
    var text = ""
    for step in steps.reversed() {
      switch step {
      case .index(let index): text += "[\(index)]"
      case .key(let key): text += "[\(key)]"
      case .field(let key): text += (text.isEmpty ? "" : ".") + key.text
      case .text(let name): text += (text.isEmpty ? "" : ".") + name
      }
    }
    return text
  }
}

extension FieldPath: CustomStringConvertible, ExpressibleByStringLiteral, Hashable {
  /// The path as error messages show it.
  public var description: String { text }

  /// A path that begins with the literal.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// Whether both print alike.
  public static func == (left: FieldPath, right: FieldPath) -> Bool { left.text == right.text }

  /// Hashes the text, in step with equality.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
