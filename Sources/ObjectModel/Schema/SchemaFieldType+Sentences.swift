extension SchemaFieldType {
  /// What the type itself says, after what the field says: for `explain` and OpenAPI.
  public var ownSentences: [String] {
    switch self {
    case .reference(let reference): [reference.type.sentence]
    case .list(let element), .map(let element): element.ownSentences
    case .quantity:
      ["An amount: a number with an optional unit, decimal (m, k, M, G) or binary (Ki, Mi, Gi)."]
    case .intOrString: ["Either a whole number or text, such as a port's name or a percentage."]
    case .time: ["An instant in RFC 3339 form, to the second and in UTC."]
    case .microTime: ["An instant in RFC 3339 form, to the microsecond and in UTC."]
    case .duration: ["A length of time such as 30s or 1h30m."]
    case .fieldsV1: ["A tree of field names, with empty objects at its leaves."]
    case .string, .int32, .int64, .bool, .double, .bytes, .any: []
    }
  }
}
