/// The object or list that holds what a pointer names, taken out of the document.
struct JSONPatchContainer {
  private var content: Value
  private let parents: [Key?]
  private let places: [Int]
  /// The last part of the pointer.
  let key: String

  /// Nil when some part on the way does not exist or holds nothing.
  init?(_ document: Value, _ pointer: JSONPointer) {
    guard let key = pointer.parts.last else { return nil }
    var content = document
    var parents: [Key?] = []
    var places: [Int] = []
    for part in pointer.parts.dropLast() {
      switch content {
      case .object(let members):
        guard let member = members[Key(part)], !member.isNull else { return nil }
        content = member
        parents.append(Key(part))
        places.append(0)
      case .array(let elements):
        guard let index = Int(part), let place = Self.place(index, elements.count) else {
          return nil
        }
        content = elements[place]
        parents.append(nil)
        places.append(place)
      default: return nil
      }
    }
    switch content {
    case .object, .array: break
    default: return nil
    }
    self.content = content
    self.parents = parents
    self.places = places
    self.key = key
  }

  /// Puts the container back where it came from.
  func store(in document: inout Value) {
    Self.store(content, in: &document, parents[...], places[...])
  }

  private static func store(
    _ content: Value, in value: inout Value, _ parents: ArraySlice<Key?>,
    _ places: ArraySlice<Int>
  ) {
    guard let step = parents.first, let place = places.first else {
      value = content
      return
    }
    if let step {
      store(content, in: &value[step, default: .null], parents.dropFirst(), places.dropFirst())
    } else {
      store(content, in: &value[place], parents.dropFirst(), places.dropFirst())
    }
  }

  var isList: Bool { content.array != nil }

  var holdsMember: Bool {
    switch content {
    case .array(let elements): Int(key).flatMap { Self.place($0, elements.count) } != nil
    default: content[Key(key)] != nil
    }
  }

  func member() throws(PatchError) -> Value {
    if case .array(let elements) = content { return elements[try place(in: elements)] }
    guard let member = content[Key(key)] else {
      throw PatchError("unable to get nonexistent key: \(key): missing value")
    }
    return member
  }

  mutating func insert(_ value: Value) throws(PatchError) {
    guard case .array(var elements) = content else {
      content[Key(key)] = value
      return
    }
    if key == "-" {
      elements.append(value)
    } else {
      guard let index = Int(key) else {
        throw PatchError("value was not a proper array index: '\(key)': \(notAnIndex.message)")
      }
      guard let place = Self.place(index, elements.count + 1) else {
        throw Self.badIndex(index)
      }
      elements.insert(value, at: place)
    }
    content = .array(elements)
  }

  mutating func replace(_ value: Value) {
    if case .array(let elements) = content {
      guard let place = Int(key).flatMap({ Self.place($0, elements.count) }) else { return }
      content[place] = value
    } else {
      content[Key(key)] = value
    }
  }

  mutating func remove() throws(PatchError) {
    guard case .array(var elements) = content else {
      guard content[Key(key)] != nil else {
        throw PatchError("unable to remove nonexistent key: \(key): missing value")
      }
      content[Key(key)] = nil
      return
    }
    elements.remove(at: try place(in: elements))
    content = .array(elements)
  }

  private var notAnIndex: PatchError {
    PatchError("strconv.Atoi: parsing \(GoText.quoted(key)): invalid syntax")
  }

  private static func badIndex(_ index: Int) -> PatchError {
    PatchError("Unable to access invalid index: \(index): invalid index referenced")
  }

  private func place(in elements: [Value]) throws(PatchError) -> Int {
    guard let index = Int(key) else { throw notAnIndex }
    guard let place = Self.place(index, elements.count) else { throw Self.badIndex(index) }
    return place
  }

  /// The place an index means, counting from the end when negative; nil when there is none.
  private static func place(_ index: Int, _ count: Int) -> Int? {
    let place = index < 0 ? index + count : index
    return (0..<count).contains(place) ? place : nil
  }
}
