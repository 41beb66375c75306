import ObjectModel

/// The OpenAPI documents of a catalogue, each written when first asked for.
///
/// A class because what was written is remembered; it follows from the catalogue alone.
final class OpenAPIDocuments: Sendable {
  /// Raised when the same schema is written in another way, so that clients read it again.
  private static let generation = 1

  /// A document once written.
  final class Document: Sendable {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
    }
  }

  /// The documents of OpenAPI v3, by path without the leading slash, in order.
  let paths: [String]
  /// What the hashes in links follow from.
  let hash: String
  private let places: [LazyReference<Document>]
  private let second = LazyReference<Document>()
  private let secondInProtobuf = LazyReference<Document>()

  init(_ catalog: Catalog) {
    paths = Self.paths(catalog)
    places = paths.map { _ in LazyReference() }
    var hash = catalog.schema.fingerprint
    for kind in catalog.kinds {
      for byte in (kind.apiVersion + kind.kind).utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
    }
    hash = (hash ^ UInt64(Self.generation)) &* 0x100_0000_01b3
    let digits = String(hash, radix: 16, uppercase: true)
    self.hash = String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func paths(_ catalog: Catalog) -> [String] {
    var paths = ["api", "apis", "version"]
    for (group, version) in catalog.groupVersions.map({ ($0.group, $0.version) }) {
      paths.append(group.isEmpty ? "api/\(version)" : "apis/\(group)/\(version)")
      if !group.isEmpty, !paths.contains("apis/\(group)") { paths.append("apis/\(group)") }
    }
    return paths.sorted()
  }

  /// The index of all documents of OpenAPI v3.
  var index: Value {
    let entries = paths.map { path -> (Key, Value) in
      (Key(path), ["serverRelativeURL": .string("/openapi/v3/\(path)?hash=\(hash)")])
    }
    return ["paths": .object(Fields(entries))]
  }

  /// A document of OpenAPI v3 as JSON; nil when there is no such path.
  func third(_ path: String, _ catalog: Catalog) -> Document? {
    guard let place = paths.firstIndex(of: path) else { return nil }
    return places[place].value {
      let parts = path.split(separator: "/").map(String.init)
      return Document(Self.bytes(Self.third(parts, catalog)))
    }
  }

  /// The document of OpenAPI v2 as JSON.
  func second(_ catalog: Catalog) -> Document {
    second.value { Document(Self.bytes(Self.secondDocument(catalog))) }
  }

  /// The document of OpenAPI v2 as a protobuf message.
  func secondInProtobuf(_ catalog: Catalog) -> Document {
    secondInProtobuf.value {
      Document(OpenAPIMessage.document(Self.secondDocument(catalog)))
    }
  }

  private static func bytes(_ value: Value) -> [UInt8] {
    JSONWriter(sortsKeys: true, escapesHTML: false).bytes(value)
  }

  private static let information: Value = [
    "title": "Kubernetes", "version": APIServer.version["gitVersion"] ?? .null,
  ]
  private static let security: Value = [
    "type": "apiKey", "description": "Bearer Token authentication", "name": "authorization",
    "in": "header",
  ]

  private static func third(_ parts: [String], _ catalog: Catalog) -> Value {
    var schemas = OpenAPISchemas(.v3, catalog.schema, kinds: kinds(catalog))
    var paths = Fields()
    let isCore = parts.first == "api"
    if parts.count == (isCore ? 2 : 3) {
      let group = isCore ? "" : parts[1]
      let version = parts[parts.count - 1]
      var writer = OpenAPIPaths(schemas)
      for kind in catalog.kinds where kind.group == group && kind.version == version {
        writer.add(kind, catalog)
      }
      for resource in AnsweredResource.all
      where resource.group == group && resource.version == version {
        writer.add(resource, catalog)
      }
      paths = writer.written
      schemas = writer.schemas
    }
    addDiscovery(parts, to: &paths, &schemas)
    schemas.complete()
    return [
      "openapi": "3.0.0", "info": information, "paths": .object(paths),
      "components": [
        "schemas": .object(schemas.written), "securitySchemes": ["BearerToken": security],
      ],
    ]
  }

  /// The path of a discovery page.
  private static func addDiscovery(
    _ parts: [String], to paths: inout Fields, _ schemas: inout OpenAPISchemas
  ) {
    let meta = "io.k8s.apimachinery.pkg.apis.meta.v1."
    let isCore = parts.first == "api"
    let name: String? =
      switch (parts.first, parts.count) {
      case ("api", 1): "APIVersions"
      case ("apis", 1): "APIGroupList"
      case ("apis", 2): "APIGroup"
      case ("version", _): nil
      default: "APIResourceList"
      }
    let path = "/" + parts.joined(separator: "/") + "/"
    let schema: Value = name.map { schemas.reference(meta + $0) } ?? ["type": "object"]
    let content: Value = ["application/json": ["schema": schema]]
    var answer: Value = ["description": "OK"]
    if schemas.version == .v2 { answer["schema"] = schema } else { answer["content"] = content }
    let words = parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    var operation: Value = [
      "description": "get what is served here", "operationId": .string("get" + words + "Page"),
      "tags": [.string(isCore ? "core" : parts.count > 1 ? parts[1] : parts[0])],
      "responses": ["200": answer, "401": ["description": "Unauthorized"]],
    ]
    if schemas.version == .v2 {
      operation["schemes"] = ["https"]
      operation["consumes"] = ["application/json"]
      operation["produces"] = ["application/json"]
    }
    paths[Key(path)] = ["get": operation]
  }

  private static func secondDocument(_ catalog: Catalog) -> Value {
    var writer = OpenAPIPaths(OpenAPISchemas(.v2, catalog.schema, kinds: kinds(catalog)))
    for kind in catalog.kinds { writer.add(kind, catalog) }
    for resource in AnsweredResource.all { writer.add(resource, catalog) }
    var paths = writer.written
    var schemas = writer.schemas
    for path in Self.paths(catalog) {
      addDiscovery(path.split(separator: "/").map(String.init), to: &paths, &schemas)
    }
    schemas.complete()
    return [
      "swagger": "2.0", "info": information, "paths": .object(paths),
      "definitions": .object(schemas.written), "securityDefinitions": ["BearerToken": security],
      "security": [["BearerToken": []]],
    ]
  }

  /// The kinds that objects of each type can be.
  private static func kinds(
    _ catalog: Catalog
  ) -> [String: [OpenAPISchemas.GroupVersionKind]] {
    let meta = "io.k8s.apimachinery.pkg.apis.meta.v1."
    var kinds: [String: [OpenAPISchemas.GroupVersionKind]] = [:]
    func add(_ name: String, _ group: String, _ version: String, _ kind: String) {
      let entry = OpenAPISchemas.GroupVersionKind(group: group, version: version, kind: kind)
      if kinds[name]?.contains(entry) != true { kinds[name, default: []].append(entry) }
    }
    for kind in catalog.kinds {
      add(kind.schemaName, kind.group, kind.version, kind.kind)
      add(kind.schemaName + "List", kind.group, kind.version, kind.kind + "List")
      for subresource in kind.subresources {
        let group = subresource.group ?? kind.group
        let version = subresource.version ?? kind.version
        let apiVersion = group.isEmpty ? version : "\(group)/\(version)"
        guard let type = catalog.schemaType(apiVersion: apiVersion, kind: subresource.kind) else {
          continue
        }
        add(type.fullName, group, version, subresource.kind)
      }
    }
    for resource in AnsweredResource.all {
      guard
        let type = catalog.schemaType(apiVersion: resource.apiVersion, kind: resource.kind)
      else { continue }
      add(type.fullName, resource.group, resource.version, resource.kind)
    }
    for entry in catalog.groupVersions {
      add(meta + "DeleteOptions", entry.group, entry.version, "DeleteOptions")
    }
    for name in ["Status", "APIVersions", "APIGroupList", "APIGroup", "APIResourceList"] {
      add(meta + name, "", "v1", name)
    }
    return kinds
  }
}
