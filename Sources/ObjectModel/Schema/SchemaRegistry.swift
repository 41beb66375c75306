import Synchronization

/// All types of the API, read from schema texts as they are asked for.
///
/// Building one costs nothing; the first question finds where each type stands, and each type is
/// parsed when first wanted. A class because what was parsed is remembered; nobody can tell
/// otherwise. Types keep their registry alive, so make one and keep it.
public final class SchemaRegistry: Sendable {
  private struct State {
    var index: SchemaTextIndex?
    var types: [String: SchemaType] = [:]
  }

  private let texts: [String]
  private let state = Mutex(State())

  /// A registry of the types that `texts` define.
  public init(texts: [String]) {
    self.texts = texts
  }

  /// The type named `fullName`, package included; nil when no text defines it.
  ///
  /// Traps on a line that breaks the grammar, naming it.
  /// - Complexity: one look-up; the first time, proportional to the text of the type.
  public func type(_ fullName: String) -> SchemaType? {
    state.withLock { state in
      if let known = state.types[fullName] { return known }
      if state.index == nil { state.index = SchemaTextIndex(texts) }
      guard let index = state.index, let place = index.place(fullName) else { return nil }
      var parser = SchemaTextParser(
        text: texts[place.text], place, index.contexts[place.context], self)
      let type = parser.type(fullName)
      precondition(parser.faults.isEmpty, parser.faults.joined(separator: "\n"))
      state.types[fullName] = type
      return type
    }
  }

  /// A number that follows from the texts: other texts have another one.
  /// - Complexity: O(all texts).
  public var fingerprint: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for text in texts {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    return hash
  }

  /// The full names of all types, sorted.
  public var typeNames: [String] {
    SchemaTextIndex(texts).typeNames
  }

  /// Everything wrong with the texts: broken lines, unknown types, names defined twice.
  ///
  /// Each entry names the text by its place among those given, and the line.
  /// - Complexity: O(all texts).
  public func faults() -> [String] {
    let index = SchemaTextIndex(texts)
    var faults = index.faults
    for fullName in index.typeNames {
      guard let place = index.place(fullName) else { continue }
      var parser = SchemaTextParser(
        text: texts[place.text], place, index.contexts[place.context], self)
      let type = parser.type(fullName)
      faults += parser.faults
      for field in type.fields {
        if let missing = Self.missingReference(field.type, index) {
          faults.append("\(fullName).\(field.name): the type \(missing) is not defined")
        }
      }
      for (left, right) in zip(type.fields, type.fields.dropFirst()) where left.key == right.key {
        faults.append("\(fullName).\(left.name): the field is defined twice")
      }
      faults += Self.strayMarkers(of: type)
    }
    return faults
  }

  private static func missingReference(
    _ type: SchemaFieldType, _ index: SchemaTextIndex
  ) -> String? {
    switch type {
    case .reference(let reference):
      index.place(reference.fullName) == nil ? reference.fullName : nil
    case .list(let element), .map(let element): missingReference(element, index)
    default: nil
    }
  }

  private static func strayMarkers(of type: SchemaType) -> [String] {
    type.fields.compactMap { field in
      let isList = field.type.listElement != nil
      let place = "\(type.fullName).\(field.name): "
      if field.listType == .map, !isList { return place + "list keys on what is no list" }
      if field.mergeKey != nil, !isList { return place + "a merge key on what is no list" }
      if field.listType == .map, field.listKeys.isEmpty { return place + "list(map) without keys" }
      return nil
    }
  }
}
