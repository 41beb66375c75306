extension SchemaRegistry {
  /// An object as the typed round trip through Go's structs leaves it.
  public struct Decoded: Sendable {
    /// The object: pruned, checked, in canonical form.
    public var value: Value
    /// What was pruned, in the order met: `unknown field "spec.foo"`.
    public var unknownFields: [String]
  }

  /// Reads `value` as Go reads JSON into the struct of `type` and writes it again.
  ///
  /// Unknown fields are pruned and named; JSON types are checked; nulls and empty optional fields
  /// disappear; fields Go always writes appear; quantities, times and base64 become canonical. A
  /// value that is already so is returned with its storage shared.
  /// - Parameters:
  ///   - rootName: the name Go gives the outermost struct in messages, such as `Pod`.
  ///   - clean: an earlier result; its fields are not read again where `value` shares them.
  /// - Throws: `DecodeError` with Go's sentence.
  /// - Complexity: O(fields of `value`).
  public func decode(
    _ value: Value, as type: SchemaType, rootName: String, trusting clean: Value? = nil
  ) throws(DecodeError) -> Decoded {
    var decoder = SchemaDecoder(rootName: rootName, clean: clean?.object)
    guard case .object(let fields) = value else {
      if value.isNull { return Decoded(value: SchemaDecoder.zero(of: type), unknownFields: []) }
      let found = SchemaDecoder.goKind(of: value)
      throw DecodeError(
        "json: cannot unmarshal \(found) into Go value of type \(type.goName)")
    }
    let changed = try decoder.object(fields, type)
    if let error = decoder.savedError { throw error }
    return Decoded(
      value: changed.map { .object($0) } ?? value, unknownFields: decoder.unknownFields)
  }
}
