// Models: the FieldsV1 form of structured-merge-diff v4 fieldpath/serialize.go, Kubernetes v1.32.

extension FieldSet {
  private static let selfKey = Key(".")

  /// The set as FieldsV1: an object of path elements, in which `.` stands for the place itself.
  public var fieldsV1: Value { fieldsV1(isMember: false) }

  private func fieldsV1(isMember: Bool) -> Value {
    var fields = Fields()
    fields.reserveCapacity(nodes.count + 1)
    if isMember, !nodes.isEmpty { fields.appendUnique(Self.selfKey, .emptyObject) }
    for node in nodes {
      fields.appendUnique(
        Key(node.element.text), node.children.fieldsV1(isMember: node.isMember))
    }
    return .object(fields)
  }

  /// Reads FieldsV1; path elements of sorts that are not known are left out.
  ///
  /// Nil when a key is no path element at all, or when a value is no object.
  public init?(fieldsV1 value: Value) {
    guard let level = Self.level(value) else { return nil }
    self = level.set
  }

  private static func level(_ value: Value) -> (set: FieldSet, isMember: Bool)? {
    guard let fields = value.object else { return nil }
    var nodes: [Node] = []
    var isMember = false
    for field in fields {
      if field.key == selfKey {
        isMember = true
        continue
      }
      let text = field.key.text
      guard text.utf8.count >= 2, text.utf8.dropFirst().first == UInt8(ascii: ":") else {
        return nil
      }
      guard let element = PathElement(text: text) else {
        if ["f:", "k:", "v:", "i:"].contains(text.prefix(2)) { return nil }
        continue
      }
      guard let below = level(field.value) else { return nil }
      nodes.append(Node(element, isMember: below.isMember, children: below.set))
    }
    // What has nothing below it is the place itself.
    return (FieldSet(nodes), isMember || nodes.isEmpty)
  }
}
