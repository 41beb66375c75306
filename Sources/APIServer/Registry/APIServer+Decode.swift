import ObjectModel

extension APIServer {
  /// A request body as a clean object of `kind`: typed, pruned, defaulted.
  ///
  /// - Throws: BadRequest with the decoder's words; unknown fields according to the request's
  ///   field validation.
  ///
  /// What it shares with `old`, the object as stored, is known to be clean.
  func decode(
    _ body: Value?, _ kind: KindDefinition, _ context: RequestContext, over old: Value? = nil
  ) throws(Status) -> Value {
    guard var object = body, object.object != nil else {
      throw .badRequest("the request body holds no object")
    }
    if object.string(.apiVersion) ?? "" == "" { object[.apiVersion] = .string(kind.apiVersion) }
    if object.string(.kind) ?? "" == "" { object[.kind] = .string(kind.kind) }
    try checkKind(object, kind)
    let decoded = try typed(
      object, kind, context.options.fieldValidation, over: old,
      duplicates: context.request.envelope?.duplicateFields ?? [])
    context.warnings += decoded.warnings
    object = decoded.value
    setDefaults(&object, kind, over: old)
    return object
  }

  private func checkKind(_ object: Value, _ kind: KindDefinition) throws(Status) {
    let apiVersion = object.string(.apiVersion) ?? ""
    guard object.string(.kind) == kind.kind, apiVersion == kind.apiVersion else {
      let expected = "\(kind.apiVersion), Kind=\(kind.kind)"
      throw .badRequest(
        object.string(.kind) == kind.kind
          ? "the API version in the data (\(apiVersion)) does not match the expected API version"
            + " (\(kind.apiVersion))"
          : "\(kind.kind) in version \"\(kind.version)\" cannot be handled as a \(kind.kind):"
            + " converting (\(apiVersion), Kind=\(object.string(.kind) ?? "")) to (\(expected)):"
            + " unknown conversion")
    }
  }

  /// Checks types against the schema and drops what it does not know.
  func typed(
    _ object: Value, _ kind: KindDefinition, _ validation: RequestOptions.FieldValidation,
    over old: Value? = nil, duplicates: [String] = []
  ) throws(Status) -> (value: Value, warnings: [String]) {
    guard let type = catalog.schema.type(kind.schemaName) else {
      throw .internalError("no schema for \(kind.schemaName)")
    }
    let decoded: SchemaRegistry.Decoded
    do throws(DecodeError) {
      decoded = try catalog.schema.decode(object, as: type, rootName: kind.kind, trusting: old)
    } catch {
      throw .badRequest(Self.refusal(kind) + error.message)
    }
    let faults = duplicates + decoded.unknownFields
    guard !faults.isEmpty else { return (decoded.value, []) }
    switch validation {
    case .ignore: return (decoded.value, [])
    case .warn: return (decoded.value, faults)
    case .strict:
      throw .badRequest(
        Self.refusal(kind) + "strict decoding error: " + faults.joined(separator: ", "))
    }
  }

  private static func refusal(_ kind: KindDefinition) -> String {
    "\(kind.kind) in version \"\(kind.version)\" cannot be handled as a \(kind.kind): "
  }

  /// The schema's unconditional defaults, then the kind's own.
  func setDefaults(_ object: inout Value, _ kind: KindDefinition, over old: Value? = nil) {
    if let type = catalog.schema.type(kind.schemaName) {
      catalog.schema.applyDefaults(to: &object, type, trusting: old)
    }
    kind.setDefaults(&object)
  }
}
