// Table file: questions about who somebody is; one line per field, so it is long by nature.
enum AuthenticationSchema {
  static let text = #"""
    package io.k8s.api.authentication.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type SelfSubjectReview  Asks the server who you are, as kubectl auth whoami does; nothing is stored.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      status SelfSubjectReviewStatus always @2  The answer, filled in by the server.

    type SelfSubjectReviewStatus  Who the server takes the caller for.
      userInfo UserInfo always @1  Name, groups and other attributes of the caller.

    type UserInfo  A user, as the authenticator described them.
      extra map:[string] @4  Further attributes from the authenticator, each with a list of values.
      groups [string] list(atomic) @3  Groups the user is in, such as system:authenticated.
      uid string @2  Identifier of the user that outlives a change of name.
      username string @1  Name that identifies the user, such as system:serviceaccount:default:web.

    type TokenReview  Asks whether a token is valid and whose it is; nothing is stored.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec* TokenReviewSpec always @2  The token to check.
      status TokenReviewStatus always @3  The answer, filled in by the server.

    type TokenReviewSpec  The token to check.
      audiences [string] list(atomic) @2  Receivers that ask; the token must be meant for at least one of them. Empty means the API server.
      token string @1  The bearer token in question, without the word Bearer.

    type TokenReviewStatus  What became of the check.
      audiences [string] list(atomic) @4  Which of the named receivers the token is meant for.
      authenticated bool @1  Whether the token belongs to a known user.
      error string @3  Why the token could not be checked.
      user UserInfo always @2  Whose token it is.
    """#
}
