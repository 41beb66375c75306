import ObjectModel

extension APIServer {
  /// Answers for CustomResourceDefinitions: there are none, and none can be made so far.
  ///
  /// kubectl lists them before it validates a kind that it does not know.
  func definedKinds(
    _ request: APIRequest, _ target: ResourceTarget
  ) throws(Status) -> APIResponse? {
    guard target.group == "apiextensions.k8s.io", target.version == "v1",
      target.resource == "customresourcedefinitions"
    else { return nil }
    switch request.verb {
    case .list:
      let list: Value = [
        "kind": "CustomResourceDefinitionList", "apiVersion": "apiextensions.k8s.io/v1",
        "metadata": ["resourceVersion": .string(String(store.revision))], "items": [],
      ]
      return APIResponse(body: .value(list))
    case .get, .delete:
      throw .notFound(target.resource, group: target.group, target.name ?? "")
    default: throw .notSimulated("CustomResourceDefinitions yet")
    }
  }
}
