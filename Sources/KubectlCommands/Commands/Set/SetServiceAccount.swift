// Models: kubectl pkg/cmd/set/set_serviceaccount.go, v1.32.

import ObjectModel

/// `kubectl set serviceaccount`.
struct SetServiceAccount {
  static let command = Command(
    name: "serviceaccount", aliases: ["sa"], short: "Change the account that pods run as",
    long: """
      Change the service account that the pods of objects run as.

       It works on the same kinds as 'kubectl set image'.
      """,
    examples: """
      # The account "builder" for a deployment
      kubectl set serviceaccount deployment web builder

      # Only print the changed manifest of a file
      kubectl set sa -f web.yaml builder --local --dry-run=client -o yaml
      """,
    usage: "set serviceaccount (-f FILENAME | TYPE NAME) SERVICE_ACCOUNT [options]",
    flags: SetCommand.flags + SetCommand.fileFlags + "--record bool deprecated\n",
    run: { context throws(CommandError) in try SetServiceAccount(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    var changes = try ObjectChanges(context, failure: "failed to patch ServiceAccountName ")
    changes.printsUnchanged = true
    if changes.isLocal, changes.dryRun == .server {
      throw .text("cannot specify --local and --dry-run=server - did you mean --dry-run=client?")
    }
    guard let account = context.arguments.last else {
      throw .text("serviceaccount is required")
    }
    let infos = try changes.objects(Array(context.arguments.dropLast()))
    try changes.run(infos) { info throws(CommandError) in
      var object = info.object
      guard let path = PodTemplate.specPath(of: info.resource.kind) else {
        throw .text(
          "the object is not a pod or does not have a pod template: \(GoKindName.pointer(object))")
      }
      object.replace(at: (path + ["serviceAccountName"])[...], by: .string(account))
      return object
    }
  }
}
