import ObjectModel

enum ObjectMetaValidation {
  static func errors(of: Value, kind: KindDefinition) -> [FieldError] { [] }
  static func updateErrors(new: Value, old: Value, kind: KindDefinition) -> [FieldError] { [] }
}
