import APIServer
import ObjectModel

/// core/v1 ServiceAccount.
enum ServiceAccountKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.core("ServiceAccount", "serviceaccounts", "serviceaccount")
    kind.shortNames = ["sa"]
    kind.subresources = [
      Subresource(
        "token", kind: "TokenRequest", group: "authentication.k8s.io", version: "v1",
        verbs: ["create"])
    ]
    kind.columns = [
      TableColumn("Name", format: "name"), TableColumn("Secrets"), TableColumn("Age"),
    ]
    kind.row = { object, context in
      [object.nameCell, .int(Int64(object.elements(.secrets).count)), context.ageCell(object)]
    }
    kind.validateName = ObjectName.subdomain
    kind.prepareForCreate = { keepSecretNames(&$0) }
    kind.prepareForUpdate = { new, _ in keepSecretNames(&new) }
    kind.deletionAnswersObject = true
    kind.describer = ServiceAccountDescriber.describer
    return kind
  }()

  /// References to secrets keep nothing but their name.
  private static func keepSecretNames(_ object: inout Value) {
    guard let secrets = object[.secrets]?.array else { return }
    object[.secrets] = .array(
      secrets.map { secret in secret[.name].map { [.name: $0] } ?? .emptyObject })
  }
}
