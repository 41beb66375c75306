// Models: kustomize as built into kubectl v1.32. Differs: a useful part of its fields; others are
// refused with a sentence.

import ManifestYAML
import ObjectModel

/// Builds what a kustomization describes.
struct KustomizeBuild {
  let context: CommandContext
  private var files: KustomizeFiles { KustomizeFiles(context: context) }

  /// The fields of a kustomization that are built.
  static let fields: Set<String> = [
    "apiVersion", "kind", "metadata", "resources", "bases", "components", "namePrefix",
    "nameSuffix", "namespace", "commonLabels", "labels", "commonAnnotations", "images",
    "replicas", "configMapGenerator", "secretGenerator", "generatorOptions", "patches",
    "patchesStrategicMerge", "patchesJson6902", "sortOptions",
  ]
  /// Those that kustomize has besides.
  static let otherFields: Set<String> = [
    "buildMetadata", "configurations", "crds", "generators", "helmChartInflationGenerator",
    "helmCharts", "helmGlobals", "imageTags", "openapi", "replacements", "transformers",
    "validators", "vars",
  ]
  /// Old fields, and those to use in their place.
  private static let deprecated = [
    ("bases", "Please use 'resources' instead."),
    ("commonLabels", "Please use 'labels' instead."),
    ("patchesJson6902", "Please use 'patches' instead."),
    ("patchesStrategicMerge", "Please use 'patches' instead."),
    ("vars", "Please use 'replacements' instead. [EXPERIMENTAL]"),
  ]

  /// The objects of the kustomization in a folder, in the order in which kubectl prints them.
  func objects(in folder: String) throws(CommandError) -> [Value] {
    var objects = try build(folder, [])
    for index in objects.indices where objects[index].takesHash {
      let suffix = Self.hash(of: objects[index].value)
      objects[index].rename("\(objects[index].name)-\(suffix)")
    }
    let named = objects
    for index in objects.indices { Self.updateReferences(of: &objects[index], to: named) }
    let root = try files.kustomization(in: folder)
    if root.string("sortOptions", "order") == "fifo" { return objects.map(\.value) }
    return Self.sorted(objects).map(\.value)
  }

  /// The objects as YAML documents.
  func text(of folder: String) throws(CommandError) -> String {
    try objects(in: folder).map { YAMLWriter.text($0) }.joined(separator: "---\n")
  }

  // MARK: One level

  private func build(
    _ folder: String, _ start: [KustomizedObject], isComponent: Bool = false
  ) throws(CommandError) -> [KustomizedObject] {
    let root = try files.kustomization(in: folder)
    try check(root)
    var objects = start
    for path in Self.texts(root, "resources") + Self.texts(root, "bases") {
      try add(try resource(folder, path), to: &objects, path, in: folder)
    }
    for path in Self.texts(root, "components") {
      objects = try build(KustomizeFiles.join(folder, path), objects, isComponent: true)
    }
    let generator = KustomizeGenerator(context: context, folder: folder, root: root)
    try generator.run(&objects)
    try KustomizeTransforms(context: context, folder: folder, root: root).run(&objects)
    return objects
  }

  private func check(_ root: Value) throws(CommandError) {
    guard let fields = root.object else {
      throw .text(
        "invalid Kustomization: json: cannot unmarshal \(GoKind.name(of: root)) into Go "
          + "value of type types.Kustomization")
    }
    for (name, advice) in Self.deprecated where fields.contains(Key(name)) {
      context.complain(
        "# Warning: '\(name)' is deprecated. \(advice) Run 'kustomize edit fix' to update your "
          + "Kustomization automatically.\n")
    }
    for (name, _) in fields.sorted where !Self.fields.contains(name) {
      if Self.otherFields.contains(name) {
        throw .notSimulated("the field '\(name)' of a kustomization")
      }
      throw .text("invalid Kustomization: json: unknown field \(name.quoted)")
    }
    let bookkeeping: Set<String> = ["apiVersion", "kind", "metadata"]
    if fields.sorted.allSatisfy({ bookkeeping.contains($0.key) || Self.isBlank($0.value) }) {
      throw .text("kustomization.yaml is empty")
    }
  }

  private static func isBlank(_ value: Value) -> Bool {
    value.isNull || value.array?.isEmpty == true || value.object?.isEmpty == true
      || value.string == ""
  }

  private static func texts(_ root: Value, _ key: Key) -> [String] {
    root.elements(key).compactMap(\.string)
  }

  private func add(
    _ found: [KustomizedObject], to objects: inout [KustomizedObject], _ path: String,
    in folder: String
  ) throws(CommandError) {
    for object in found {
      let id = KustomizedObject.identifier(of: object.value)
      if objects.contains(where: { KustomizedObject.identifier(of: $0.value) == id }) {
        throw .text(
          "accumulating resources: accumulation err='merging resources from '\(path)': may not add "
            + "resource with an already registered id: \(id)': \(nestedFault(KustomizeFiles.join(folder, path)))"
        )
      }
      objects.append(object)
    }
  }

  private func nestedFault(_ place: String) -> String {
    files.missingFolder(place, named: files.absolute(place))
  }

  private func resource(
    _ folder: String, _ path: String
  ) throws(CommandError) -> [KustomizedObject] {
    let start = "accumulating resources: accumulation err='accumulating resources from '\(path)': "
    if path.hasPrefix("http://") || path.hasPrefix("https://") {
      throw .text("Drydock reads no URLs: save \(path) in a file and name that file")
    }
    let place = KustomizeFiles.join(folder, path)
    switch context.io.entry(at: place) {
    case .nothing:
      let reason = files.missing(place, named: files.absolute(place))
      throw .text("\(start)\(reason)': must build at directory: not a valid directory: \(reason)")
    case .directory:
      do throws(CommandError) {
        return try build(place, [])
      } catch {
        throw .text(
          "accumulating resources: accumulation err='accumulating resources from '\(path)': "
            + "read \(files.absolute(place)): is a directory': recursed accumulation of path "
            + "'\(files.absolute(place))': \(error.bareText)")
      }
    case .file:
      let values = try files.objects(try files.bytes(place), source: path)
      for value in values where (value.string(.kind) ?? "").isEmpty {
        throw .text(
          "\(start)missing Resource metadata': must build at directory: "
            + "'\(files.absolute(place))': file is not directory")
      }
      return values.map { KustomizedObject($0) }
    }
  }

  // MARK: Names

  private static func hash(of value: Value) -> String {
    var content: Value = [
      "kind": value[.kind] ?? "", "name": "", "data": value["data"] ?? "",
    ]
    if value.string(.kind) == "Secret" {
      content["type"] = value["type"] ?? ""
      if let texts = value["stringData"] { content["stringData"] = texts }
    } else if let binary = value["binaryData"] {
      content["binaryData"] = binary
    }
    return ContentHash.suffix(ofJSON: content)
  }

  private static func updateReferences(
    of object: inout KustomizedObject, to all: [KustomizedObject]
  ) {
    let kind = object.kind
    let namespace = object.namespace
    for reference in KustomizePlaces.references {
      let named = all.filter { reference.kinds.contains($0.kind) && !$0.earlierNames.isEmpty }
      if named.isEmpty { continue }
      for place in reference.places where place.fits(kind) {
        place.change(&object.value) { value in
          guard let name = value.string else { return }
          let found = named.filter { $0.isNamed(name) }
          let best = found.first { $0.namespace == namespace } ?? found.first
          if let best { value = .string(best.name) }
        }
      }
    }
  }

  // MARK: Order

  private static func sorted(_ objects: [KustomizedObject]) -> [KustomizedObject] {
    func rank(_ kind: String) -> Int {
      if let index = KustomizePlaces.firstKinds.firstIndex(of: kind) { return index - 1000 }
      if let index = KustomizePlaces.lastKinds.firstIndex(of: kind) { return index + 1000 }
      return 0
    }
    func text(_ object: KustomizedObject) -> String {
      let group = object.group.isEmpty ? "~G" : object.group
      let namespace = object.namespace.isEmpty ? "~X" : object.namespace
      return "\(group)_\(object.version)_\(object.kind)|\(namespace)|\(object.name)"
    }
    return objects.sorted { left, right in
      let ranks = (rank(left.kind), rank(right.kind))
      if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
      return Array(text(left).utf8).lexicographicallyPrecedes(Array(text(right).utf8))
    }
  }
}
