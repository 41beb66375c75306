extension SchemaRegistry {
  /// The object that a message of `type` stands for, without apiVersion and kind.
  ///
  /// Go's zero values are still there: they disappear when the object is decoded as JSON is.
  /// - Throws: `ProtobufError` in the words of Go's generated decoders.
  public func decodeProtobuf(
    _ bytes: [UInt8], as type: SchemaType
  ) throws(ProtobufError) -> Value {
    var fields = Fields()
    var decoder = ProtobufDecoder()
    try decoder.message(ProtobufReader(bytes), type, into: &fields)
    return .object(fields)
  }

  /// The message of `type` that `value` is.
  ///
  /// Fields the schema does not know, or of the wrong JSON type, are left out.
  public func encodeProtobuf(_ value: Value, as type: SchemaType) -> [UInt8] {
    var writer = ProtobufWriter()
    ProtobufEncoder().message(value, type, into: &writer)
    return writer.bytes
  }

  /// The message of a list: its metadata, then its items of `type`.
  public func encodeProtobuf(list: Value, itemsOf type: SchemaType) -> [UInt8] {
    var writer = ProtobufWriter()
    if let meta = self.type("io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta") {
      writer.chunk(1, encodeProtobuf(list[.metadata] ?? [:], as: meta))
    }
    for item in list.elements(.items) { writer.chunk(2, encodeProtobuf(item, as: type)) }
    return writer.bytes
  }
}
