public import ObjectModel

extension Table {
  /// The table as a `meta.k8s.io/v1` Table, for watch events and the wire.
  ///
  /// - Parameter includes: how much of each row's object is written.
  public func value(_ includes: APIRequest.IncludeObject) -> Value {
    var metadata: Value = ["resourceVersion": .string(resourceVersion)]
    if !continueToken.isEmpty { metadata["continue"] = .string(continueToken) }
    if let remainingItemCount { metadata["remainingItemCount"] = .int(remainingItemCount) }
    return [
      "kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": metadata,
      "columnDefinitions": .array(columns.map(\.value)),
      "rows": .array(
        rows.map { row in
          var fields: Value = ["cells": .array(row.cells)]
          switch includes {
          case .none: break
          case .metadata: fields["object"] = APIServer.partialMetadata(of: row.object)
          case .object: fields["object"] = row.object
          }
          return fields
        }),
    ]
  }
}

extension TableColumn {
  fileprivate var value: Value {
    [
      "name": .string(name), "type": .string(type), "format": .string(format),
      "description": .string(description), "priority": .int(Int64(priority)),
    ]
  }
}
