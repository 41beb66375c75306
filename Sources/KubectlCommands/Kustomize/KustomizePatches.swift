// Models: kustomize's patch transformers, as built into kubectl v1.32.

import ManifestYAML
import ObjectModel

/// Puts the patches of a kustomization in.
struct KustomizePatches {
  let context: CommandContext
  let folder: String
  let root: Value
  private var files: KustomizeFiles { KustomizeFiles(context: context) }

  /// `patchesStrategicMerge` and `patches`.
  func run(_ objects: inout [KustomizedObject]) throws(CommandError) {
    for text in root.elements("patchesStrategicMerge").compactMap(\.string) {
      let isInline = text.contains("\n")
      let bytes =
        isInline ? Array(text.utf8) : try files.bytes(KustomizeFiles.join(folder, text))
      for patch in try files.objects(bytes, source: isInline ? "patch" : text) {
        try merge(patch, named: patch, &objects)
      }
    }
    for entry in root.elements("patches") {
      let (bytes, source) = try content(entry)
      let documents = try files.objects(bytes, source: source)
      if let target = entry["target"] {
        for patch in documents { try apply(patch, to: target, &objects) }
      } else {
        for patch in documents { try merge(patch, named: patch, &objects) }
      }
    }
  }

  /// `patchesJson6902`, which comes after names and labels.
  func runJSON(_ objects: inout [KustomizedObject]) throws(CommandError) {
    for entry in root.elements("patchesJson6902") {
      let (bytes, source) = try content(entry)
      for patch in try files.objects(bytes, source: source) {
        try apply(patch, to: entry["target"] ?? .emptyObject, &objects)
      }
    }
  }

  private func content(_ entry: Value) throws(CommandError) -> ([UInt8], String) {
    let path = entry.string("path") ?? ""
    let text = entry.string("patch") ?? ""
    if path.isEmpty, text.isEmpty {
      throw .text("must specify one of patch and path in\n\(YAMLWriter.text(entry))")
    }
    if !path.isEmpty, !text.isEmpty {
      throw .text("patch and path can't be set at the same time\n\(YAMLWriter.text(entry))")
    }
    if path.isEmpty { return (Array(text.utf8), "patch") }
    return (try files.bytes(KustomizeFiles.join(folder, path)), path)
  }

  // MARK: Strategic merge

  private func merge(
    _ patch: Value, named target: Value, _ objects: inout [KustomizedObject]
  ) throws(CommandError) {
    let wanted = KustomizedObject(target)
    let indices = objects.indices.filter { index in
      let object = objects[index]
      return object.kind == wanted.kind && object.group == wanted.group
        && object.version == wanted.version && object.isNamed(wanted.name)
        && (wanted.namespace.isEmpty || object.namespace == wanted.namespace
          || object.originalNamespace == wanted.namespace)
    }
    guard let index = indices.first else {
      let id = KustomizedObject.identifier(of: target)
      throw .text(
        "no resource matches strategic merge patch \(id.quoted): no matches for Id \(id); failed to "
          + "find unique target for patch \(id)")
    }
    try put(patch, into: &objects, index)
  }

  private func put(
    _ patch: Value, into objects: inout [KustomizedObject], _ index: Int
  ) throws(CommandError) {
    if patch.string("$patch") == "delete" {
      objects.remove(at: index)
      return
    }
    var patch = patch
    let old = objects[index].value
    patch[.metadata]?[.name] = old[.metadata, .name]
    if patch[.metadata, .namespace] != nil { patch[.metadata]?[.namespace] = nil }
    patch[.apiVersion] = old[.apiVersion]
    patch[.kind] = old[.kind]
    let object = objects[index]
    let type = context.environment.schemaType(
      group: object.group, version: object.version, kind: object.kind)
    guard let type else {
      objects[index].value = MergePatch.apply(patch, to: old)
      return
    }
    do throws(PatchError) {
      let merged = try StrategicMergePatch.apply(patch, to: old, type: type)
      objects[index].value = Self.ordered(merged, by: patch, type)
    } catch {
      throw .text(error.message)
    }
  }

  /// Elements of merged lists in kustomize's order: those that the patch names first.
  private static func ordered(_ value: Value, by patch: Value, _ type: SchemaType) -> Value {
    guard let fields = patch.object else { return value }
    var result = value
    for field in fields {
      guard let known = type.field(field.key), let inner = known.type.objectType,
        let present = value[field.key]
      else { continue }
      if let items = present.array {
        guard known.patchStrategy.contains(.merge), let key = known.mergeKey else { continue }
        result[field.key] = .array(ordered(items, by: field.value.elements, key, inner))
      } else {
        result[field.key] = ordered(present, by: field.value, inner)
      }
    }
    return result
  }

  private static func ordered(
    _ items: [Value], by patches: [Value], _ key: Key, _ type: SchemaType
  ) -> [Value] {
    var rest = items
    var found: [Value] = []
    for patch in patches {
      guard let index = rest.firstIndex(where: { $0[key] == patch[key] }) else { continue }
      found.append(ordered(rest.remove(at: index), by: patch, type))
    }
    return found + rest
  }

  // MARK: Targets

  private func apply(
    _ patch: Value, to target: Value, _ objects: inout [KustomizedObject]
  ) throws(CommandError) {
    let selector = KustomizeTarget(target)
    for index in objects.indices.reversed() where try selector.fits(objects[index]) {
      if patch.array == nil {
        try put(patch, into: &objects, index)
        continue
      }
      do throws(PatchError) {
        objects[index].value = try JSONPatch.apply(patch, to: objects[index].value)
      } catch {
        throw .text(error.message)
      }
    }
  }
}

/// What the target of a patch selects.
struct KustomizeTarget {
  let target: Value

  init(_ target: Value) {
    self.target = target
  }

  /// Whether an object is meant.
  func fits(_ object: KustomizedObject) throws(CommandError) -> Bool {
    func fits(_ key: Key, _ texts: [String]) -> Bool {
      guard let pattern = target.string(key), !pattern.isEmpty else { return true }
      return texts.contains { AnchoredPattern(pattern).fits($0) }
    }
    for (key, text) in [
      (Key("group"), object.group), ("version", object.version), (.kind, object.kind),
    ] {
      if let wanted = target.string(key), !wanted.isEmpty, wanted != text { return false }
    }
    guard fits(.name, [object.name] + object.earlierNames),
      fits(.namespace, [object.namespace, object.originalNamespace])
    else { return false }
    for (key, field) in [(Key("labelSelector"), Key.labels), ("annotationSelector", .annotations)] {
      guard let text = target.string(key), !text.isEmpty else { continue }
      do throws(SelectorError) {
        let selector = try LabelSelector(parsing: text)
        if !selector.matches(object.value[.metadata, field]) { return false }
      } catch {
        throw .text(error.message)
      }
    }
    return true
  }
}

/// The patterns that names of targets are written in: regular expressions from end to end, of
/// which `.`, `*`, `+`, `?`, `|` outside brackets and classes are understood.
struct AnchoredPattern {
  private let alternatives: [[Item]]

  private struct Item {
    var set: ((Character) -> Bool)
    var least = 1
    var isUnbounded = false
  }

  init(_ pattern: String) {
    var text = pattern
    if text.hasPrefix("^") { text.removeFirst() }
    if text.hasSuffix("$") { text.removeLast() }
    alternatives = text.parts(by: "|").map(Self.items)
  }

  private static func items(_ text: String) -> [Item] {
    var items: [Item] = []
    var rest = Array(text)[...]
    while let character = rest.popFirst() {
      switch character {
      case ".": items.append(Item(set: { _ in true }))
      case "\\":
        let wanted = rest.popFirst() ?? "\\"
        items.append(Item(set: { $0 == wanted }))
      case "[":
        let inner = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inner.count + 1)
        items.append(Item(set: bracket(Array(inner))))
      case "*" where !items.isEmpty:
        items[items.count - 1].least = 0
        items[items.count - 1].isUnbounded = true
      case "+" where !items.isEmpty: items[items.count - 1].isUnbounded = true
      case "?" where !items.isEmpty:
        items[items.count - 1].least = 0
      default: items.append(Item(set: { $0 == character }))
      }
    }
    return items
  }

  private static func bracket(_ inner: [Character]) -> (Character) -> Bool {
    let isNegated = inner.first == "^"
    let body = isNegated ? Array(inner.dropFirst()) : inner
    return { character in
      var isIn = false
      var index = 0
      while index < body.count {
        if index + 2 < body.count, body[index + 1] == "-" {
          if body[index] <= character, character <= body[index + 2] { isIn = true }
          index += 3
        } else {
          if body[index] == character { isIn = true }
          index += 1
        }
      }
      return isIn != isNegated
    }
  }

  /// Whether a whole text fits.
  func fits(_ text: String) -> Bool {
    alternatives.contains { Self.match($0[...], Array(text)[...]) }
  }

  private static func match(_ items: ArraySlice<Item>, _ text: ArraySlice<Character>) -> Bool {
    guard let item = items.first else { return text.isEmpty }
    var count = 0
    var rest = text
    if item.least == 0, match(items.dropFirst(), rest) { return true }
    while let first = rest.first, item.set(first) {
      rest = rest.dropFirst()
      count += 1
      if match(items.dropFirst(), rest) { return true }
      if !item.isUnbounded { break }
    }
    return false
  }
}
