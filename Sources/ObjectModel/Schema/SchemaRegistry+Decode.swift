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
  /// disappear; fields Go always writes appear; quantities, times and base64 become canonical. What
  /// is already so stays shared with whoever holds it; what nobody else holds is changed in place.
  /// - Parameters:
  ///   - rootName: the name Go gives the outermost struct in messages, such as `Pod`.
  ///   - clean: an earlier result; what `value` shares with it is not read again.
  ///   - fillingDefaults: whether defaults are filled in on the way, as `applyDefaults` does.
  /// - Throws: `DecodeError` with Go's sentence.
  /// - Complexity: O(fields of `value` that are not shared with `clean`).
  public func decode(
    _ value: consuming Value, as type: SchemaType, rootName: String, trusting clean: Value? = nil,
    fillingDefaults: Bool = false
  ) throws(DecodeError) -> Decoded {
    var fields: Fields
    switch consume value {
    case .object(let given): fields = given
    case .null:
      var zero = SchemaDecoder.zero(of: type)
      if fillingDefaults { applyDefaults(to: &zero, type) }
      return Decoded(value: zero, unknownFields: [])
    case let other:
      throw DecodeError(
        "json: cannot unmarshal \(SchemaDecoder.goKind(of: other)) into Go value of type "
          + type.goName)
    }
    var decoder = SchemaDecoder(rootName: rootName, fillsDefaults: fillingDefaults)
    // The walk looks at what is known by its address.
    defer { withExtendedLifetime(clean) {} }
    let known = clean?.object?.storage.withUnsafeBufferPointer { $0 }
    _ = try decoder.object(&fields, type, over: known)
    if let error = decoder.savedError { throw error }
    return Decoded(value: .object(fields), unknownFields: decoder.unknownFields)
  }
}
