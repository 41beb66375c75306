import APIServer
import Encodings
import ObjectModel

/// core/v1 Secret.
enum SecretKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.core("Secret", "secrets", "secret")
    kind.columns = [
      TableColumn("Name", format: "name"), TableColumn("Type"), TableColumn("Data"),
      TableColumn("Age"),
    ]
    kind.row = { object, context in
      [
        object.nameCell, object.textCell(.type), .int(Int64(object.fields(.data).count)),
        context.ageCell(object),
      ]
    }
    kind.validateName = ObjectName.subdomain
    kind.setDefaults = foldStringData
    kind.prepareForUpdate = { new, old in
      if (new.string(.type) ?? "").isEmpty { new[.type] = old[.type] }
    }
    kind.validate = SecretValidation.errors
    kind.validateUpdate = SecretValidation.updateErrors
    kind.selectableFields = [.text(.type)]
    kind.describer = SecretDescriber.describer
    return kind
  }()

  /// Plain text becomes base64 in data; stringData itself is never stored.
  @Sendable
  static func foldStringData(_ object: inout Value) {
    guard let plain = object[.stringData] else { return }
    for field in plain.object ?? Fields() {
      let text = field.value.string ?? ""
      object[orEmpty: .data][field.key] = .string(Base64.encode(Array(text.utf8)))
    }
    object[.stringData] = nil
  }
}
