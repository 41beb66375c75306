// Models: kubectl pkg/cmd/set/set_subject.go, v1.32.

import ObjectModel

/// `kubectl set subject`.
struct SetSubject {
  static let command = Command(
    name: "subject", short: "Add users, groups or accounts to a role binding",
    long: """
      Add users, groups or service accounts to a role binding or a cluster role binding; those who \
      are in it stay.
      """,
    examples: """
      # An account for a cluster role binding
      kubectl set subject clusterrolebinding admin --serviceaccount=shop:builder

      # Users and a group for a role binding
      kubectl set subject rolebinding admin --user=ann --user=bob --group=makers
      """,
    usage: """
      set subject (-f FILENAME | TYPE NAME) [--user=username] [--group=groupname] \
      [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none] [options]
      """,
    flags: SetCommand.flags + SetCommand.fileFlags + """
      --group array  A group to add. May be repeated.
      -l --selector string
      --serviceaccount array  A service account to add, as NAMESPACE:NAME. May be repeated.
      --user array  A user to add. May be repeated.
      """,
    run: { context throws(CommandError) in try SetSubject(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    let flags = context.flags
    let changes = try ObjectChanges(
      context, failure: "failed to patch subjects to rolebinding: ")
    let infos = try changes.objects(context.arguments)
    if changes.isLocal, changes.dryRun == .server {
      throw .text("cannot specify --local and --dry-run=server - did you mean --dry-run=client?")
    }
    if flags.bool("all"), !flags.string("selector").isEmpty {
      throw .text("cannot set --all and --selector at the same time")
    }
    let users = flags.list("user")
    let groups = flags.list("group")
    let accounts = flags.list("serviceaccount")
    if users.isEmpty, groups.isEmpty, accounts.isEmpty {
      throw .text("you must specify at least one value of user, group or serviceaccount")
    }
    let group: Value = "rbac.authorization.k8s.io"
    var subjects: [Value] = []
    for name in users.sorted() {
      subjects.append(["kind": "User", "apiGroup": group, "name": .string(name)])
    }
    for name in groups.sorted() {
      subjects.append(["kind": "Group", "apiGroup": group, "name": .string(name)])
    }
    let here = try context.namespace().name
    for account in accounts.sorted() {
      let parts = account.parts(by: ":")
      guard parts.count == 2, !parts[1].isEmpty else {
        throw .text("serviceaccount must be <namespace>:<name>")
      }
      let place = parts[0].isEmpty ? here : parts[0]
      subjects.append(
        ["kind": "ServiceAccount", "name": .string(parts[1]), "namespace": .string(place)])
    }
    try changes.run(infos) { info throws(CommandError) in
      guard ["RoleBinding", "ClusterRoleBinding"].contains(info.resource.kind) else {
        throw .text("setting subjects is only supported for RoleBinding/ClusterRoleBinding")
      }
      var object = info.object
      var present = object.elements("subjects")
      for subject in subjects where !present.contains(subject) { present.append(subject) }
      object["subjects"] = .array(present)
      return object
    }
  }
}
