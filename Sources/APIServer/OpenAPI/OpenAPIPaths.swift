import ObjectModel

// Models: the paths of kube-apiserver's OpenAPI documents, v1.32.

/// Writes the paths of resources as OpenAPI paths.
struct OpenAPIPaths {
  private static let meta = "io.k8s.apimachinery.pkg.apis.meta.v1"
  private static let mediaTypes = [
    "application/json", "application/yaml", "application/vnd.kubernetes.protobuf",
  ]
  private static let patchTypes = [
    "application/apply-patch+yaml", "application/json-patch+json",
    "application/merge-patch+json", "application/strategic-merge-patch+json",
  ]

  var schemas: OpenAPISchemas
  /// What has been written, by path.
  private(set) var written = Fields()

  init(_ schemas: OpenAPISchemas) {
    self.schemas = schemas
  }

  private var version: OpenAPISchemas.Version { schemas.version }

  /// What one operation is about.
  private struct Operation {
    var action: String
    var method: String
    var group: String
    var groupVersion: String
    var isNamespaced: Bool
    /// The type sent and answered, and the kind it is named after.
    var schemaName: String
    var answers: String
    var kind: OpenAPISchemas.GroupVersionKind
    var resourceKind: String
    var subresource: String?
    var isEverywhere = false
  }

  /// Writes the paths of a kind and its subresources.
  mutating func add(_ kind: KindDefinition, _ catalog: Catalog) {
    let root = Self.root(group: kind.group, version: kind.version)
    let scope = kind.isNamespaced ? "/namespaces/{namespace}" : ""
    let collection = "\(root)\(scope)/\(kind.plural)"
    var operation = Operation(
      action: "", method: "", group: kind.group, groupVersion: kind.version,
      isNamespaced: kind.isNamespaced, schemaName: kind.schemaName, answers: kind.schemaName,
      kind: .init(group: kind.group, version: kind.version, kind: kind.kind),
      resourceKind: kind.kind)
    let verbs = kind.verbs
    add(
      collection,
      [
        ("list", "get", verbs.contains("list")), ("post", "post", verbs.contains("create")),
        ("deletecollection", "delete", verbs.contains("deletecollection")),
      ], operation)
    add(
      collection + "/{name}",
      [
        ("get", "get", verbs.contains("get")), ("put", "put", verbs.contains("update")),
        ("patch", "patch", verbs.contains("patch")),
        ("delete", "delete", verbs.contains("delete")),
      ], operation)
    if kind.isNamespaced, verbs.contains("list") {
      operation.isEverywhere = true
      add("\(root)/\(kind.plural)", [("list", "get", true)], operation)
      operation.isEverywhere = false
    }
    if verbs.contains("watch") { addWatches(kind, root, scope, operation) }
    for subresource in kind.subresources {
      add(subresource, of: kind, collection + "/{name}/\(subresource.name)", operation, catalog)
    }
  }

  /// Writes the deprecated paths below /watch.
  private mutating func addWatches(
    _ kind: KindDefinition, _ root: String, _ scope: String, _ operation: Operation
  ) {
    var operation = operation
    let collection = "\(root)/watch\(scope)/\(kind.plural)"
    add(collection, [("watchlist", "get", kind.verbs.contains("list"))], operation)
    add(collection + "/{name}", [("watch", "get", true)], operation)
    if kind.isNamespaced, kind.verbs.contains("list") {
      operation.isEverywhere = true
      add("\(root)/watch/\(kind.plural)", [("watchlist", "get", true)], operation)
    }
  }

  /// Writes the path of a kind that is answered and never stored.
  mutating func add(_ resource: AnsweredResource, _ catalog: Catalog) {
    let root = Self.root(group: resource.group, version: resource.version)
    let scope = resource.isNamespaced ? "/namespaces/{namespace}" : ""
    guard
      let type = catalog.schemaType(apiVersion: resource.apiVersion, kind: resource.kind)
    else { return }
    let operation = Operation(
      action: "", method: "", group: resource.group, groupVersion: resource.version,
      isNamespaced: resource.isNamespaced, schemaName: type.fullName, answers: type.fullName,
      kind: .init(group: resource.group, version: resource.version, kind: resource.kind),
      resourceKind: resource.kind)
    add("\(root)\(scope)/\(resource.plural)", [("post", "post", true)], operation)
  }

  private mutating func add(
    _ subresource: Subresource, of kind: KindDefinition, _ path: String, _ operation: Operation,
    _ catalog: Catalog
  ) {
    var operation = operation
    let group = subresource.group ?? kind.group
    let version = subresource.version ?? kind.version
    operation.subresource = subresource.name
    operation.kind = .init(group: group, version: version, kind: subresource.kind)
    let apiVersion = group.isEmpty ? version : "\(group)/\(version)"
    let type = catalog.schemaType(apiVersion: apiVersion, kind: subresource.kind)
    let connects = ["exec", "attach", "portforward", "proxy"].contains(subresource.name)
    operation.schemaName = type?.fullName ?? ""
    operation.answers = connects || subresource.name == "log" ? "" : operation.schemaName
    let verbs = subresource.verbs
    let action = { (name: String) in connects ? "connect" : name }
    add(
      path,
      [
        (action("get"), "get", verbs.contains("get")),
        (action("put"), "put", verbs.contains("update")),
        (action("post"), "post", verbs.contains("create")),
        (action("patch"), "patch", verbs.contains("patch")),
        (action("delete"), "delete", verbs.contains("delete")),
      ], operation)
  }

  /// `/api/v1` or `/apis/apps/v1`.
  static func root(group: String, version: String) -> String {
    group.isEmpty ? "/api/\(version)" : "/apis/\(group)/\(version)"
  }

  private mutating func add(
    _ path: String, _ lines: [(action: String, method: String, exists: Bool)],
    _ operation: Operation
  ) {
    var item = Fields()
    for line in lines where line.exists {
      var operation = operation
      operation.action = line.action
      operation.method = line.method
      item[Key(line.method)] = value(of: operation)
    }
    guard !item.isEmpty else { return }
    var parameters = OpenAPIParameters.path(path, version)
    if lines.first?.action.hasPrefix("watch") == true {
      // Paths of watches have one operation, whose parameters are theirs.
      parameters = OpenAPIParameters.query("list", subresource: nil, version) + parameters
    }
    item["parameters"] = .array(parameters)
    written[Key(path)] = .object(item)
  }

  private mutating func value(of operation: Operation) -> Value {
    let tag = Self.tag(operation.group, operation.groupVersion)
    var value: Value = [
      "description": .string(Self.sentence(operation)), "operationId": .string(Self.id(operation)),
      "tags": [.string(tag)], "x-kubernetes-action": .string(operation.action),
      "x-kubernetes-group-version-kind": operation.kind.value,
    ]
    var parameters = OpenAPIParameters.query(
      operation.action, subresource: operation.subresource, version)
    if let body = body(operation) {
      if version == .v2 {
        parameters.append(["in": "body", "name": "body", "required": true, "schema": body])
      } else {
        let types = operation.action == "patch" ? Self.patchTypes : ["*/*"]
        value["requestBody"] = [
          "content": .object(Fields(types.map { (Key($0), ["schema": body]) }))
        ]
      }
    }
    if !parameters.isEmpty { value["parameters"] = .array(parameters) }
    if version == .v2 {
      value["schemes"] = ["https"]
      value["consumes"] = .array(
        (operation.action == "patch" ? Self.patchTypes : ["*/*"]).map { .string($0) })
      value["produces"] = .array(Self.mediaTypes.map { .string($0) })
    }
    value["responses"] = responses(operation)
    return value
  }

  private mutating func body(_ operation: Operation) -> Value? {
    switch operation.action {
    case "post", "put":
      operation.schemaName.isEmpty ? nil : schemas.reference(operation.schemaName)
    case "patch": schemas.reference(Self.meta + ".Patch")
    case "delete", "deletecollection": schemas.reference(Self.meta + ".DeleteOptions")
    default: nil
    }
  }

  private mutating func responses(_ operation: Operation) -> Value {
    let schema: Value
    switch operation.action {
    case "list": schema = schemas.reference(operation.answers + "List")
    case "watch", "watchlist": schema = schemas.reference(Self.meta + ".WatchEvent")
    case "delete", "deletecollection": schema = schemas.reference(Self.meta + ".Status")
    default:
      schema =
        operation.answers.isEmpty ? ["type": "string"] : schemas.reference(operation.answers)
    }
    var responses: Value = [:]
    var codes = [("200", "OK")]
    switch operation.action {
    case "post": codes += [("201", "Created"), ("202", "Accepted")]
    case "put", "patch": codes += [("201", "Created")]
    case "delete": codes += [("202", "Accepted")]
    default: break
    }
    var types = Self.mediaTypes
    if ["list", "watch", "watchlist"].contains(operation.action) {
      types += [
        "application/json;stream=watch", "application/vnd.kubernetes.protobuf;stream=watch",
      ]
    }
    for (code, words) in codes {
      if version == .v2 {
        responses[Key(code)] = ["description": .string(words), "schema": schema]
      } else {
        responses[Key(code)] = [
          "description": .string(words),
          "content": .object(Fields(types.map { (Key($0), ["schema": schema]) })),
        ]
      }
    }
    responses["401"] = ["description": "Unauthorized"]
    return responses
  }

  // MARK: Names

  /// `core_v1`, `rbacAuthorization_v1`.
  private static func tag(_ group: String, _ version: String) -> String {
    let name = groupName(group)
    return name.prefix(1).lowercased() + name.dropFirst() + "_" + version
  }

  /// `Core`, `RbacAuthorization`.
  private static func groupName(_ group: String) -> String {
    if group.isEmpty { return "Core" }
    let name = group.hasSuffix(".k8s.io") ? String(group.dropLast(7)) : group
    return name.split(separator: ".").map(capitalised).joined()
  }

  private static func capitalised(_ text: some StringProtocol) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private static func id(_ operation: Operation) -> String {
    let verbs = [
      "list": "list", "get": "read", "post": "create", "put": "replace", "patch": "patch",
      "delete": "delete", "deletecollection": "delete", "connect": "connect",
      "watchlist": "watch",
    ]
    var text = (verbs[operation.action] ?? operation.action) + groupName(operation.group)
    text += capitalised(operation.groupVersion)
    if operation.action == "connect" { text += capitalised(operation.method) }
    if operation.action == "deletecollection" { text += "Collection" }
    if operation.isNamespaced, !operation.isEverywhere { text += "Namespaced" }
    text += operation.resourceKind
    if let subresource = operation.subresource { text += capitalised(subresource) }
    if operation.action == "watchlist" { text += "List" }
    if operation.isEverywhere { text += "ForAllNamespaces" }
    return text
  }

  private static func sentence(_ operation: Operation) -> String {
    let kind = operation.resourceKind
    let part = operation.subresource.map { "\($0) of the" } ?? "the"
    switch operation.action {
    case "list": return "list or watch objects of kind \(kind)"
    case "post":
      return operation.subresource == nil
        ? "create an object of kind \(kind)" : "post to the \(part) \(kind)"
    case "watch":
      return "watch one \(kind); deprecated: watch a list with a fieldSelector for the name instead"
    case "watchlist":
      return "watch objects of kind \(kind); deprecated: list them with the parameter watch instead"
    case "get": return "read \(part) \(kind) with this name"
    case "put": return "replace \(part) \(kind) with this name"
    case "patch": return "change \(part) \(kind) with this name in part"
    case "delete": return "delete the \(kind) with this name"
    case "deletecollection": return "delete all objects of kind \(kind) that match"
    default: return "connect \(operation.method.uppercased()) requests to \(part) \(kind)"
    }
  }
}
