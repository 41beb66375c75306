import ObjectModel

/// Commands that kubectl has and Drydock does not simulate: they say so, and have their help pages.
enum UnsimulatedCommand {
  /// What such a command does.
  static let refuse: @Sendable (CommandContext) throws(CommandError) -> Void = {
    context throws(CommandError) in
    throw .notSimulated("'\(context.path)'")
  }

  /// `kubectl port-forward`.
  static let portForward = Command(
    name: "port-forward", group: .troubleshooting, short: "Forward local ports to a pod",
    long: """
      Forward local ports to a pod, by name or of an object that selects pods.

       The session ends when the pod does.
      """,
    examples: """
      # Ports 5000 and 6000 of the pod, under the same numbers here
      kubectl port-forward pod/web 5000 6000

      # Port 8080 here to port 80 of a pod of a service
      kubectl port-forward service/web 8080:80
      """,
    usage: """
      port-forward TYPE/NAME [options] [LOCAL_PORT:]REMOTE_PORT \
      [...[LOCAL_PORT_N:]REMOTE_PORT_N]
      """,
    flags: """
      --address list =[localhost]  The addresses to listen on.
      --pod-running-timeout duration =1m0s
      """,
    run: { context throws(CommandError) in
      if context.arguments.count < 2 {
        throw .usage("TYPE/NAME and list of ports are required for port-forward", context)
      }
      let finder = PodFinder(context: context, namespace: try context.namespace().name)
      let pod = try finder.pod(
        of: try finder.object("pods", context.arguments[0]),
        timeout: context.flags.duration("pod-running-timeout"))
      let phase = pod.string(.status, "phase") ?? ""
      guard phase == "Running" else {
        throw .text("unable to forward port because pod is not running. Current status=\(phase)")
      }
      throw .notSimulated("'\(context.path)'")
    })

  /// `kubectl proxy`.
  static let proxy = Command(
    name: "proxy", group: .troubleshooting, short: "Open a local door to the API server",
    long: """
      Open a local door to the API server through which programs get in without logging in.

       In Drydock's own terminal there is no network to listen on.
      """,
    examples: """
      # On port 8011
      kubectl proxy --port=8011
      """,
    usage: """
      proxy [--port=PORT] [--www=static-dir] [--www-prefix=prefix] [--api-prefix=prefix] [options]
      """,
    flags: #"""
      --accept-hosts string =^localhost$,^127\.0\.0\.1$,^\[::1\]$  The hosts that may ask.
      --accept-paths string =^.*  The paths that may be asked for.
      --address string =127.0.0.1  The address to listen on.
      --api-prefix string =/  Where the API is served.
      --append-server-path bool  Put the path of the server before the path asked for.
      --disable-filter bool  Let every request through.
      --keepalive duration  How long idle connections are kept.
      -p --port int =8001  The port to listen on; 0 takes a free one.
      --reject-methods string =^$  The methods that are refused.
      --reject-paths string =^/api/.*/pods/.*/exec,^/api/.*/pods/.*/attach  The refused paths.
      -u --unix-socket string  A socket to listen on in place of a port.
      -w --www string  A folder of files to serve.
      -P --www-prefix string =/static/  Where the files are served.
      """#,
    run: { context throws(CommandError) in
      throw .text(
        "Drydock's own terminal has no network to listen on, so 'kubectl proxy' cannot work here")
    })

  /// `kubectl certificate` and its commands.
  static let certificate = Command(
    name: "certificate", group: .cluster, short: "Decide on certificate requests",
    long: "Decide on certificate requests.",
    usage: "certificate SUBCOMMAND [options]",
    subcommands: [
      decision("approve", "Approve a certificate request"),
      decision("deny", "Deny a certificate request"),
    ],
    run: { context throws(CommandError) in context.write(context.helpText) })

  private static func decision(_ name: String, _ short: String) -> Command {
    Command(
      name: name, short: short, long: short + ".",
      examples: "# By name\nkubectl certificate \(name) request-1",
      usage: "certificate \(name) (-f FILENAME | NAME) [options]",
      flags: """
        --allow-missing-template-keys bool =true
        -f --filename list
        --force bool  Decide again on what was decided.
        -k --kustomize string
        -o --output string
        -R --recursive bool
        --show-managed-fields bool
        --template string
        """,
      run: { context throws(CommandError) in
        if context.arguments.isEmpty, FilenameOptions(context.flags).isEmpty {
          throw .text("one or more CSRs must be specified as <name> or -f <filename>")
        }
        throw .notSimulated("'\(context.path)'")
      })
  }

  /// `kubectl auth reconcile`.
  static let reconcile = Command(
    name: "reconcile", short: "Make rules and bindings be as files say",
    long: """
      Make roles, role bindings, cluster roles and their bindings be as files say. Missing objects \
      are created, and rules and subjects that are there stay unless a flag says otherwise.
      """,
    examples: "# From a file\nkubectl auth reconcile -f rules.yaml",
    usage: "auth reconcile -f FILENAME [options]",
    flags: """
      --allow-missing-template-keys bool =true
      --dry-run string =none bare:unchanged
      -f --filename list
      -k --kustomize string
      -o --output string
      -R --recursive bool
      --remove-extra-permissions bool  Remove rules that the files do not have.
      --remove-extra-subjects bool  Remove subjects that the files do not have.
      --show-managed-fields bool
      --template string
      """,
    run: refuse)
}

/// The generators of rules, whose kinds the cluster does not have yet.
enum UnsimulatedGenerators {
  static let clusterRole = make(
    "clusterrole", "Create a cluster role",
    """
    NAME --verb=verb --resource=resource.group [--resource-name=resourcename] \
    [--dry-run=server|client|none]
    """,
    """
    --aggregation-rule map  Labels of the cluster roles to take rules from.
    --non-resource-url list  A path of the server that the rule is about.
    --resource list  The resources that the rule is about.
    --resource-name array  The objects that the rule is about.
    --verb list  What the rule allows.
    """, "pod-reader --verb=get,list,watch --resource=pods")
  static let clusterRoleBinding = make(
    "clusterrolebinding", "Bind a cluster role to users",
    """
    NAME --clusterrole=NAME [--user=username] [--group=groupname] \
    [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]
    """,
    """
    --clusterrole string  The cluster role.
    --group array  A group to bind it to.
    --serviceaccount array  A service account to bind it to, as NAMESPACE:NAME.
    --user array  A user to bind it to.
    """, "admins --clusterrole=admin --user=ann", required: ["clusterrole"])
  static let role = make(
    "role", "Create a role",
    """
    NAME --verb=verb --resource=resource.group/subresource [--resource-name=resourcename] \
    [--dry-run=server|client|none]
    """,
    """
    --resource list  The resources that the rule is about.
    --resource-name array  The objects that the rule is about.
    --verb list  What the rule allows.
    """, "pod-reader --verb=get,list --resource=pods")
  static let roleBinding = make(
    "rolebinding", "Bind a role to users in a namespace",
    """
    NAME --clusterrole=NAME|--role=NAME [--user=username] [--group=groupname] \
    [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]
    """,
    """
    --clusterrole string  The cluster role.
    --group array  A group to bind it to.
    --role string  The role.
    --serviceaccount array  A service account to bind it to, as NAMESPACE:NAME.
    --user array  A user to bind it to.
    """, "readers --role=pod-reader --user=ann")

  private static func make(
    _ name: String, _ short: String, _ usage: String, _ flags: String, _ example: String,
    required: [String] = []
  ) -> Command {
    Command(
      name: name, short: short, long: short + ".",
      examples: "# With a name\nkubectl create \(name) \(example)",
      usage: "create \(name) \(usage) [options]", flags: Generator.flags + flags,
      requiredFlags: required, run: UnsimulatedCommand.refuse)
  }
}
