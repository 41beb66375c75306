// Table file: questions about who may do what; one line per field, so it is long by nature.
enum AuthorizationSchema {
  static let text = #"""
    package io.k8s.api.authorization.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type SubjectAccessReview  Asks whether some user may do something in the cluster; nothing is stored.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Bookkeeping of the object; nothing needs to be given here.
      spec* SubjectAccessReviewSpec always @2  Who would do what.
      status SubjectAccessReviewStatus always @3  The answer, filled in by the server.

    type SelfSubjectAccessReview  Asks whether you yourself may do something, as kubectl auth can-i does; nothing is stored.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Bookkeeping of the object; nothing needs to be given here.
      spec* SelfSubjectAccessReviewSpec always @2  What you would do.
      status SubjectAccessReviewStatus always @3  The answer, filled in by the server.

    type LocalSubjectAccessReview  Asks whether some user may do something in one namespace; nothing is stored.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Bookkeeping of the object, of which only the namespace counts.
      spec* SubjectAccessReviewSpec always @2  Who would do what; its namespace must equal that of the request.
      status SubjectAccessReviewStatus always @3  The answer, filled in by the server.

    type SelfSubjectRulesReview  Asks for all you may do in a namespace, as kubectl auth can-i --list does; for display, not for decisions.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Bookkeeping of the object; nothing needs to be given here.
      spec* SelfSubjectRulesReviewSpec always @2  Which namespace the question is about.
      status SubjectRulesReviewStatus always @3  The answer, filled in by the server.

    type SubjectAccessReviewSpec  An action and the user who would take it; give resourceAttributes or nonResourceAttributes, and a user or groups.
      extra map:[string] @5  Further attributes of the user, each with a list of values.
      groups [string] list(atomic) @4  Groups the user is taken to be in.
      nonResourceAttributes NonResourceAttributes @2  The action, if it is a request for a plain path such as /healthz.
      resourceAttributes ResourceAttributes @1  The action, if it is about an API resource.
      uid string @6  Identifier of the user.
      user string @3  Name of the user; without groups, nothing but this name is considered.

    type SelfSubjectAccessReviewSpec  An action of your own; give exactly one of the two fields.
      nonResourceAttributes NonResourceAttributes @2  The action, if it is a request for a plain path such as /healthz.
      resourceAttributes ResourceAttributes @1  The action, if it is about an API resource.

    type SelfSubjectRulesReviewSpec  What the question about your rights covers.
      namespace string @1  Namespace the rights are asked for; required.

    type ResourceAttributes  An action on API resources.
      fieldSelector FieldSelectorAttributes @8  Limits a list or watch to objects with certain field values, which some authorizers take into account.
      group string @3  API group of the resource; empty is the core group, * means all.
      labelSelector LabelSelectorAttributes @9  Limits a list or watch to objects with certain labels, which some authorizers take into account.
      name string @7  Name of the object for get, update or delete; empty means all.
      namespace string @1  Namespace of the action; empty means all namespaces, or none for cluster-scoped resources.
      resource string @5  Plural name of the resource, such as pods; * means all.
      subresource string @6  Part of the resource, such as log; empty means the resource itself.
      verb string @2  What would be done: get, list, watch, create, update, patch, delete, proxy; * means all.
      version string @4  API version of the resource; * means all.

    type NonResourceAttributes  A request for a path that is not an API resource.
      path string @1  Path of the request, such as /metrics.
      verb string @2  HTTP method in small letters, such as get.

    type FieldSelectorAttributes  The field selector of a request; give one of the two forms.
      rawSelector string @1  The selector as it stands in the URL; the server does not read it, webhooks may.
      requirements [meta.FieldSelectorRequirement] list(atomic) @2  The selector taken apart into rules, all of which hold; rules not understood may be ignored.

    type LabelSelectorAttributes  The label selector of a request; give one of the two forms.
      rawSelector string @1  The selector as it stands in the URL; the server does not read it, webhooks may.
      requirements [meta.LabelSelectorRequirement] list(atomic) @2  The selector taken apart into rules, all of which hold; rules not understood may be ignored.

    type SubjectAccessReviewStatus  Whether the action is allowed.
      allowed* bool always @1  Whether the action would be allowed.
      denied bool @4  True only if the action was denied for good; not allowed and not denied means no authorizer had an opinion.
      evaluationError string @3  What went wrong while checking; the answer may still be right.
      reason string @2  Why it is allowed or not, in words; may be empty.

    type SubjectRulesReviewStatus  What a user may do in a namespace, as far as the authorizers can list it.
      evaluationError string @4  What went wrong while collecting the rules, for instance an authorizer that cannot list them.
      incomplete* bool always @3  True if the lists may lack something; then a missing right proves nothing.
      nonResourceRules* [NonResourceRule] list(atomic) always @2  Paths that may be requested, in no particular order and perhaps with repeats.
      resourceRules* [ResourceRule] list(atomic) always @1  Actions on resources that are allowed, in no particular order and perhaps with repeats.

    type ResourceRule  Verbs that are allowed on resources.
      apiGroups [string] list(atomic) @2  API groups of the resources; * means all.
      resourceNames [string] list(atomic) @4  Names the rule is limited to; empty or * means all objects.
      resources [string] list(atomic) @3  Plural names of resources; * means all, and */scale the scale subresource of all.
      verbs* [string] list(atomic) always @1  Verbs that are allowed, such as get and list; * means all.

    type NonResourceRule  Verbs that are allowed on plain paths.
      nonResourceURLs [string] list(atomic) @2  Paths the rule covers; * stands for everything, at the end of a path for the rest of it.
      verbs* [string] list(atomic) always @1  HTTP methods in small letters that are allowed; * means all.
    """#
}
