import ObjectModel

extension APIServer {
  /// A request body as a clean object of `kind`: typed, pruned, defaulted.
  ///
  /// - Throws: BadRequest with the decoder's words; unknown fields according to the request's
  ///   field validation.
  ///
  /// What it shares with `old`, the object as stored, is known to be clean.
  func decode(
    _ body: consuming Value?, _ kind: KindDefinition, _ context: RequestContext,
    over old: Value? = nil
  ) throws(Status) -> Value {
    guard case .object? = body, var object = consume body else {
      throw .badRequest("the request body holds no object")
    }
    if object.string(.apiVersion) ?? "" == "" { object[.apiVersion] = .string(kind.apiVersion) }
    if object.string(.kind) ?? "" == "" { object[.kind] = .string(kind.kind) }
    try checkKind(object, kind)
    object = try typed(object, kind, context, over: old)
    if case .known = context.spec { return object }
    kind.setDefaults(&object)
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

  /// Checks types against the schema, drops what it does not know and fills in its defaults.
  private func typed(
    _ object: consuming Value, _ kind: KindDefinition, _ context: RequestContext, over old: Value?
  ) throws(Status) -> Value {
    guard let type = catalog.schemaType(of: context.resource) else {
      throw .internalError("no schema for \(kind.schemaName)")
    }
    let decoded: SchemaRegistry.Decoded
    do throws(DecodeError) {
      decoded = try catalog.schema.decode(
        object, as: type, rootName: kind.kind, trusting: old, fillingDefaults: true)
    } catch {
      throw .badRequest(Self.refusal(kind) + error.message)
    }
    let duplicates = context.request.envelope?.duplicateFields ?? []
    if duplicates.isEmpty, decoded.unknownFields.isEmpty { return decoded.value }
    let faults = duplicates + decoded.unknownFields
    switch context.options.fieldValidation {
    case .ignore: break
    case .warn: context.warnings += faults
    case .strict:
      throw .badRequest(
        Self.refusal(kind) + "strict decoding error: " + faults.joined(separator: ", "))
    }
    return decoded.value
  }

  private static func refusal(_ kind: KindDefinition) -> String {
    "\(kind.kind) in version \"\(kind.version)\" cannot be handled as a \(kind.kind): "
  }
}
