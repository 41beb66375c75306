// Models: kustomize's built-in transformers in their order, as built into kubectl v1.32.

import ObjectModel

/// Changes objects as the fields of a kustomization say.
struct KustomizeTransforms {
  let context: CommandContext
  let folder: String
  let root: Value

  /// Changes the objects.
  func run(_ objects: inout [KustomizedObject]) throws(CommandError) {
    try KustomizePatches(context: context, folder: folder, root: root).run(&objects)
    setNamespace(&objects)
    addAffixes(&objects)
    for index in objects.indices {
      addLabels(&objects[index])
      addAnnotations(&objects[index])
    }
    try KustomizePatches(context: context, folder: folder, root: root).runJSON(&objects)
    try setReplicas(&objects)
    for index in objects.indices { setImages(&objects[index].value) }
  }

  // MARK: Names

  private func setNamespace(_ objects: inout [KustomizedObject]) {
    guard let namespace = root.string(.namespace), !namespace.isEmpty else { return }
    for index in objects.indices {
      let kind = objects[index].kind
      if !KustomizedObject.clusterKinds.contains(kind) {
        objects[index].value[orEmpty: .metadata][.namespace] = .string(namespace)
      }
      if kind == "Namespace" { objects[index].rename(namespace) }
      guard ["RoleBinding", "ClusterRoleBinding"].contains(kind) else { continue }
      var subjects = objects[index].value.elements("subjects")
      for place in subjects.indices where subjects[place].string(.kind) == "ServiceAccount" {
        let name = subjects[place].string(.name) ?? ""
        let isOurs = objects.contains { $0.kind == "ServiceAccount" && $0.isNamed(name) }
        if name == "default" || isOurs { subjects[place][.namespace] = .string(namespace) }
      }
      if !subjects.isEmpty { objects[index].value["subjects"] = .array(subjects) }
    }
  }

  private func addAffixes(_ objects: inout [KustomizedObject]) {
    let prefix = root.string("namePrefix") ?? ""
    let suffix = root.string("nameSuffix") ?? ""
    if prefix.isEmpty, suffix.isEmpty { return }
    let kept: Set<String> = ["APIService", "CustomResourceDefinition", "Namespace"]
    for index in objects.indices where !kept.contains(objects[index].kind) {
      objects[index].rename(prefix + objects[index].name + suffix)
    }
  }

  // MARK: Labels and annotations

  private func addLabels(_ object: inout KustomizedObject) {
    let common = root.fields("commonLabels")
    for entry in root.elements("labels") {
      let pairs = entry.fields("pairs")
      let isSelecting = entry.bool("includeSelectors") == true
      add(
        pairs, to: &object, selectors: isSelecting,
        templates: isSelecting || entry.bool("includeTemplates") == true)
      for field in entry.elements("fields") {
        let kind = field.string(.kind) ?? ""
        if !kind.isEmpty, kind != object.kind { continue }
        let place = FieldPlace(
          field.string("path") ?? "", creates: field.bool("create") == true)
        place.change(&object.value) { Self.merge(pairs, into: &$0) }
      }
    }
    if !common.isEmpty { add(common, to: &object, selectors: true, templates: true) }
  }

  private func add(
    _ pairs: Fields, to object: inout KustomizedObject, selectors: Bool, templates: Bool
  ) {
    var places = [FieldPlace("metadata/labels", creates: true)]
    if selectors { places += KustomizePlaces.selectors }
    if templates { places += KustomizePlaces.templateLabels }
    let kind = object.kind
    for place in places where place.fits(kind) {
      place.change(&object.value) { Self.merge(pairs, into: &$0) }
    }
  }

  private func addAnnotations(_ object: inout KustomizedObject) {
    let pairs = root.fields("commonAnnotations")
    if pairs.isEmpty { return }
    let kind = object.kind
    let places =
      [FieldPlace("metadata/annotations", creates: true)] + KustomizePlaces.templateAnnotations
    for place in places where place.fits(kind) {
      place.change(&object.value) { Self.merge(pairs, into: &$0) }
    }
  }

  private static func merge(_ pairs: Fields, into value: inout Value) {
    var fields = value.object ?? Fields()
    for (name, text) in pairs.sorted { fields[Key(name)] = text }
    value = .object(fields)
  }

  // MARK: Replicas and images

  private func setReplicas(_ objects: inout [KustomizedObject]) throws(CommandError) {
    let kinds = ["Deployment", "ReplicationController", "ReplicaSet", "StatefulSet"]
    for entry in root.elements("replicas") {
      let name = entry.string(.name) ?? ""
      var isFound = false
      for index in objects.indices
      where kinds.contains(objects[index].kind) && objects[index].isNamed(name) {
        objects[index].value[orEmpty: .spec]["replicas"] = entry["count"] ?? 0
        isFound = true
      }
      if !isFound {
        throw .text(
          "resource with name \(name) does not match a config with the following GVK "
            + "[Deployment.[noVer].[noGrp] StatefulSet.[noVer].[noGrp] "
            + "ReplicaSet.[noVer].[noGrp] ReplicationController.[noVer].[noGrp]]")
      }
    }
  }

  private func setImages(_ value: inout Value) {
    let entries = root.elements("images")
    if entries.isEmpty { return }
    setImages(&value, entries)
  }

  /// Goes through all lists of containers, wherever they stand.
  private func setImages(_ value: inout Value, _ entries: [Value]) {
    if let items = value.array {
      value = .array(
        items.map { item in
          var item = item
          setImages(&item, entries)
          return item
        })
      return
    }
    guard let fields = value.object else { return }
    for field in fields {
      var inner = field.value
      if ["containers", "initContainers"].contains(field.key.text), let items = inner.array {
        inner = .array(
          items.map { item in
            var item = item
            guard let image = item.string("image") else { return item }
            item["image"] = .string(Self.image(image, entries))
            return item
          })
      } else {
        setImages(&inner, entries)
      }
      value[field.key] = inner
    }
  }

  private static func image(_ image: String, _ entries: [Value]) -> String {
    var result = image
    for entry in entries {
      let parts = split(result)
      guard parts.name == entry.string(.name) else { continue }
      let name = entry.string("newName") ?? ""
      let tag = entry.string("newTag") ?? ""
      let digest = entry.string("digest") ?? ""
      var end = parts.end
      if !tag.isEmpty { end = ":\(tag)" }
      if !digest.isEmpty { end = (tag.isEmpty ? "" : ":\(tag)") + "@\(digest)" }
      result = (name.isEmpty ? parts.name : name) + end
    }
    return result
  }

  /// An image's name, and its tag and digest with their marks.
  private static func split(_ image: String) -> (name: String, end: String) {
    let digest = image.cut(at: "@")
    let last = digest.head.parts(by: "/").last ?? ""
    let tag = last.cut(at: ":")
    let tagText = tag.tail.map { ":\($0)" } ?? ""
    let name = String(digest.head.dropLast(tagText.count))
    return (name, tagText + (digest.tail.map { "@\($0)" } ?? ""))
  }
}
