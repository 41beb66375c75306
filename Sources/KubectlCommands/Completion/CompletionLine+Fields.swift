import ObjectModel

extension CompletionLine {
  /// The fields below the path that is being typed behind `explain`.
  func fields() -> [Candidate] {
    let parts = prefix.parts(by: ".")
    let start = parts.dropLast().joined(separator: ".")
    guard let owner = type(at: Array(parts.dropLast())) else { return [] }
    return owner.fields.map { field in
      let isWhole = field.type.objectType == nil
      return Candidate("\(start).\(field.key.text)", field.sentence, endsWord: isWhole)
    }
  }

  /// The sentence on a path such as `pods.spec.containers`; nil when there is no such field.
  func sentence(at path: [String]) -> String? {
    guard let last = path.last, let owner = type(at: path.dropLast()) else { return nil }
    return owner.field(Key(last))?.sentence
  }

  private func type(at path: [String]) -> SchemaType? {
    guard let name = path.first,
      let resource = try? context.discovery().resource(named: name)
    else { return nil }
    var owner = context.environment.schemaType(
      group: resource.group, version: resource.version, kind: resource.kind)
    for part in path.dropFirst() {
      owner = owner?.field(Key(part))?.type.objectType
    }
    return owner
  }
}
