/// The place of a value inside an object, such as `spec.containers[0].ports[0].containerPort`.
///
/// Rules name a place for everything they look at and hardly ever need it, so extending a path
/// usually costs a shift: the last steps are packed into two words, earlier ones are linked. Text is
/// built only when a message needs it.
public struct FieldPath: Sendable {
  private enum Step: Sendable {
    case field(Key)
    case index(Int)
    case key(String)
    case text(String)
    case packed(UInt64, UInt64)
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

  /// Marks a packed step as an index; without it, it is the id of a key plus one.
  private static let indexMark = 0x8000

  private let node: Node?
  /// The last steps, 16 bits each, the newest lowest; zero is no step.
  private let high: UInt64
  private let low: UInt64

  private init(node: Node?, high: UInt64 = 0, low: UInt64 = 0) {
    self.node = node
    self.high = high
    self.low = low
  }

  /// The path of the object itself; prints as nothing.
  public static let root = FieldPath(node: nil)

  /// A path that begins with `text`, for example `spec` or `metadata.labels`.
  public init(_ text: String) {
    self.init(node: Node(parent: nil, step: .text(text)))
  }

  /// Whether this is the object itself.
  public var isRoot: Bool { node == nil && low == 0 }

  /// This path and one more step, which fits 16 bits.
  private func adding(_ step: Int) -> FieldPath {
    let step = UInt64(truncatingIfNeeded: step)
    if high >> 48 != 0 { return FieldPath(node: linked, low: step) }
    return FieldPath(node: node, high: high << 16 | low >> 48, low: low << 16 | step)
  }

  /// This path as a chain.
  private var linked: Node? {
    low == 0 ? node : Node(parent: node, step: .packed(high, low))
  }

  /// The field `key` of what is here.
  public func child(_ key: Key) -> FieldPath {
    let step = Int(key.id) + 1
    if step < Self.indexMark { return adding(step) }
    return FieldPath(node: Node(parent: linked, step: .field(key)))
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
    if (0..<Self.indexMark).contains(index) { return adding(Self.indexMark | index) }
    return FieldPath(node: Node(parent: linked, step: .index(index)))
  }

  /// The entry of the map here, printed as `[key]`.
  public func key(_ key: String) -> FieldPath {
    FieldPath(node: Node(parent: linked, step: .key(key)))
  }

  /// The path as error messages show it.
  public var text: String {
    var steps: [Step] = []
    var current = linked
    while let link = current {
      steps.append(link.step)
      current = link.parent
    }
    var text = ""
    for step in steps.reversed() { Self.append(step, to: &text) }
    return text
  }

  private static func append(_ step: Step, to text: inout String) {
    switch step {
    case .index(let index): text += "[\(index)]"
    case .key(let key): text += "[\(key)]"
    case .field(let key): text += (text.isEmpty ? "" : ".") + key.text
    case .text(let name): text += (text.isEmpty ? "" : ".") + name
    case .packed(let high, let low):
      for place in stride(from: 112, through: 0, by: -16) {
        let word = place >= 64 ? high >> UInt64(place - 64) : low >> UInt64(place)
        let packed = Int(word & 0xffff)
        if packed == 0 { continue }
        if packed & indexMark != 0 {
          append(.index(packed & ~indexMark), to: &text)
        } else {
          append(.field(Key(id: UInt32(packed - 1))), to: &text)
        }
      }
    }
  }
}

extension FieldPath: CustomStringConvertible, ExpressibleByStringLiteral, Hashable {
  /// The path as error messages show it.
  public var description: String { text }

  /// A path that begins with the literal.
  public init(stringLiteral value: StaticString) {
    self = Self.root.child(Key(stringLiteral: value))
  }

  /// Whether both print alike.
  public static func == (left: FieldPath, right: FieldPath) -> Bool { left.text == right.text }

  /// Hashes the text, in step with equality.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
