/// A resource that is only asked: what is created in it is answered and never stored.
struct AnsweredResource {
  let group: String
  let plural: String
  let singular: String
  let kind: String
  let isNamespaced: Bool

  var version: String { "v1" }
  var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }

  /// All of them, in the order of discovery.
  static let all: [AnsweredResource] = [
    AnsweredResource("", "bindings", "Binding", isNamespaced: true),
    AnsweredResource("authentication.k8s.io", "selfsubjectreviews", "SelfSubjectReview"),
    AnsweredResource("authentication.k8s.io", "tokenreviews", "TokenReview"),
    AnsweredResource(
      "authorization.k8s.io", "localsubjectaccessreviews", "LocalSubjectAccessReview",
      isNamespaced: true),
    AnsweredResource(
      "authorization.k8s.io", "selfsubjectaccessreviews", "SelfSubjectAccessReview"),
    AnsweredResource("authorization.k8s.io", "selfsubjectrulesreviews", "SelfSubjectRulesReview"),
    AnsweredResource("authorization.k8s.io", "subjectaccessreviews", "SubjectAccessReview"),
  ]

  private init(_ group: String, _ plural: String, _ kind: String, isNamespaced: Bool = false) {
    self.group = group
    self.plural = plural
    self.kind = kind
    self.isNamespaced = isNamespaced
    singular = kind.lowercased()
  }
}
