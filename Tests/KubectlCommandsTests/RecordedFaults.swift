// Table file: what kubectl v1.32.5 itself printed for lines that reach no server.

/// Recorded faults of command lines.
enum RecordedFaults {
  /// A line, and all that kubectl printed for it.
  struct Case: Sendable, CustomStringConvertible {
    let line: String
    let printed: String
    var description: String { line }
  }

  static let cases = [
    Case(
      line: "get --nope",
      printed: #"""
        --- stderr
        error: unknown flag: --nope
        See 'kubectl get --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "get -z",
      printed: #"""
        --- stderr
        error: unknown shorthand flag: 'z' in -z
        See 'kubectl get --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "get -zA",
      printed: #"""
        --- stderr
        error: unknown shorthand flag: 'z' in -zA
        See 'kubectl get --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "get -n",
      printed: #"""
        --- stderr
        error: flag needs an argument: 'n' in -n
        See 'kubectl get --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "get --namespace",
      printed: #"""
        --- stderr
        error: flag needs an argument: --namespace
        See 'kubectl get --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "get -A=foo",
      printed: #"""
        --- stderr
        error: invalid argument "foo" for "-A, --all-namespaces" flag: strconv.ParseBool: \#
        parsing "foo": invalid syntax
        See 'kubectl get --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "get --all-namespaces=foo",
      printed: #"""
        --- stderr
        error: invalid argument "foo" for "-A, --all-namespaces" flag: strconv.ParseBool: \#
        parsing "foo": invalid syntax
        See 'kubectl get --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "gett pods",
      printed: #"""
        --- stderr
        error: unknown command "gett" for "kubectl"

        Did you mean this?
        	set
        	get
        --- exit 1

        """#),
    Case(
      line: "ge",
      printed: #"""
        --- stderr
        error: unknown command "ge" for "kubectl"

        Did you mean this?
        	set
        	get
        	cp
        --- exit 1

        """#),
    Case(
      line: "config fo",
      printed: #"""
        --- stderr
        error: unknown command "fo"
        See 'kubectl config -h' for help and examples
        --- exit 1

        """#),
    Case(
      line: "run",
      printed: #"""
        --- stderr
        error: required flag(s) "image" not set
        --- exit 1

        """#),
    Case(
      line: "delete --now=3",
      printed: #"""
        --- stderr
        error: invalid argument "3" for "--now" flag: strconv.ParseBool: parsing "3": invalid syntax
        See 'kubectl delete --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "scale --replicas=x a",
      printed: #"""
        --- stderr
        error: invalid argument "x" for "--replicas" flag: strconv.ParseInt: parsing "x": \#
        invalid syntax
        See 'kubectl scale --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "scale --replicas=",
      printed: #"""
        --- stderr
        error: invalid argument "" for "--replicas" flag: strconv.ParseInt: parsing "": invalid \#
        syntax
        See 'kubectl scale --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "get --chunk-size=abc pods",
      printed: #"""
        --- stderr
        error: invalid argument "abc" for "--chunk-size" flag: strconv.ParseInt: parsing "abc": \#
        invalid syntax
        See 'kubectl get --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "run x --image=y --timeout=abc",
      printed: #"""
        --- stderr
        error: invalid argument "abc" for "--timeout" flag: time: invalid duration "abc"
        See 'kubectl run --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "get ---x",
      printed: #"""
        --- stderr
        error: bad flag syntax: ---x
        See 'kubectl get --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "get --=x",
      printed: #"""
        --- stderr
        error: bad flag syntax: --=x
        See 'kubectl get --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "get -=",
      printed: #"""
        --- stderr
        error: unknown shorthand flag: '=' in -=
        See 'kubectl get --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "logs",
      printed: #"""
        --- stderr
        error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.
        POD or TYPE/NAME is a required argument for the logs command
        See 'kubectl logs -h' for help and examples
        --- exit 1

        """#),
    Case(
      line: "-x get",
      printed: #"""
        --- stderr
        error: unknown shorthand flag: 'x' in -x
        See 'kubectl --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "--foo",
      printed: #"""
        --- stderr
        error: unknown flag: --foo
        See 'kubectl --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "--foo get",
      printed: #"""
        --- stderr
        error: unknown flag: --foo
        See 'kubectl --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "get -nx --bogus=1",
      printed: #"""
        --- stderr
        error: unknown flag: --bogus
        See 'kubectl get --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "get --h",
      printed: #"""
        --- stderr
        error: unknown flag: --h
        See 'kubectl get --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "exec",
      printed: #"""
        --- stderr
        error: pod, type/name or --filename must be specified
        --- exit 1

        """#),
    Case(
      line: "logs -Z",
      printed: #"""
        --- stderr
        error: unknown shorthand flag: 'Z' in -Z
        See 'kubectl logs --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "get --output",
      printed: #"""
        --- stderr
        error: flag needs an argument: --output
        See 'kubectl get --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "label",
      printed: #"""
        --- stderr
        error: one or more resources must be specified as <resource> <name> or <resource>/<name>
        --- exit 1

        """#),
    Case(
      line: "patch",
      printed: #"""
        --- stderr
        error: must specify --patch or --patch-file containing the contents of the patch
        --- exit 1

        """#),
    Case(
      line: "create -f",
      printed: #"""
        --- stderr
        error: flag needs an argument: 'f' in -f
        See 'kubectl create --help' for usage.
        --- exit 1

        """#),
    Case(
      line: "create",
      printed: #"""
        --- stderr
        error: must specify one of -f and -k
        --- exit 1

        """#),
    Case(
      line: "wait",
      printed: #"""
        --- stderr
        error: unrecognized condition: ""
        --- exit 1

        """#),
    Case(
      line: "list",
      printed: #"""
        --- stderr
        error: unknown command "list" for "kubectl"

        Did you mean this?
        	get
        	wait
        --- exit 1

        """#),
    Case(
      line: "ps",
      printed: #"""
        --- stderr
        error: unknown command "ps" for "kubectl"

        Did you mean this?
        	get
        	cp
        	wait
        --- exit 1

        """#),
    Case(
      line: "create foo",
      printed: #"""
        --- stderr
        error: Unexpected args: [foo]
        See 'kubectl create -h' for help and examples
        --- exit 1

        """#),
    Case(
      line: "create foo -f x",
      printed: #"""
        --- stderr
        error: Unexpected args: [foo]
        See 'kubectl create -h' for help and examples
        --- exit 1

        """#),
    Case(
      line: "config get-contexts a b",
      printed: #"""
        CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE
        --- stderr
        context a not found
        context b not found
        --- exit 1

        """#),
    Case(
      line: "api-resources foo",
      printed: #"""
        --- stderr
        error: unexpected arguments: [foo]
        See 'kubectl api-resources -h' for help and examples
        --- exit 1

        """#),
    Case(
      line: "version foo",
      printed: #"""
        --- stderr
        error: extra arguments: [foo]
        --- exit 1

        """#),
    Case(
      line: "label pods x",
      printed: #"""
        --- stderr
        error: at least one label update is required
        --- exit 1

        """#),
    Case(
      line: "patch pod x",
      printed: #"""
        --- stderr
        error: must specify --patch or --patch-file containing the contents of the patch
        --- exit 1

        """#),
    Case(
      line: "exec x",
      printed: #"""
        --- stderr
        error: you must specify at least one command for the container
        --- exit 1

        """#),
    Case(
      line: "exec x ls",
      printed: #"""
        --- stderr
        error: exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead
        See 'kubectl exec -h' for help and examples
        --- exit 1

        """#),
    Case(
      line: "attach",
      printed: #"""
        --- stderr
        error: at least 1 argument is required for attach
        --- exit 1

        """#),
    Case(
      line: "config use-context nope",
      printed: #"""
        --- stderr
        error: no context exists with the name: "nope"
        --- exit 1

        """#),
    Case(
      line: "config current-context",
      printed: #"""
        drydock

        """#),
    Case(
      line: "config set-context",
      printed: #"""
        --- stderr
        error: you must specify a non-empty context name or --current
        --- exit 1

        """#),
    Case(
      line: "config set-context x --current",
      printed: #"""
        --- stderr
        error: you cannot specify both a context name and --current
        --- exit 1

        """#),
    Case(
      line: "config delete-context nope",
      printed: #"""
        --- stderr
        error: cannot delete context nope, not in /home/learner/.kube/config
        --- exit 1

        """#),
    Case(
      line: "config get-contexts -o yaml",
      printed: #"""
        --- stderr
        error: --output yaml is not available in kubectl config get-contexts; resetting to \#
        default output format
        --- exit 1

        """#),
    Case(
      line: "get --all-namespaces --show-labels -o json",
      printed: #"""
        --- stderr
        You must specify the type of resource to get. Use "kubectl api-resources" for a complete \#
        list of supported resources.

        error: Required resource not specified.
        Use "kubectl explain <resource>" for a detailed description of that resource (e.g. \#
        kubectl explain pods).
        See 'kubectl get -h' for help and examples
        --- exit 1

        """#),
    Case(
      line: "logs a b c",
      printed: #"""
        --- stderr
        error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.
        POD or TYPE/NAME is a required argument for the logs command
        See 'kubectl logs -h' for help and examples
        --- exit 1

        """#),
    Case(
      line: "logs -l a=b x",
      printed: #"""
        --- stderr
        error: only a selector (-l) or a POD name is allowed
        See 'kubectl logs -h' for help and examples
        --- exit 1

        """#),
    Case(
      line: "label --all -l a=b pods x=y",
      printed: #"""
        --- stderr
        error: cannot set --all and --selector at the same time
        --- exit 1

        """#),
    Case(
      line: "wait --for=foo pod/x",
      printed: #"""
        --- stderr
        error: unrecognized condition: "foo"
        --- exit 1

        """#),
    Case(
      line: "scale --replicas=-1 rc x",
      printed: #"""
        --- stderr
        error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0
        --- exit 1

        """#),
    Case(
      line: "run x --image=Bad:::",
      printed: #"""
        --- stderr
        error: Invalid image name "Bad:::": invalid reference format
        --- exit 1

        """#),
    Case(
      line: "run x --image=a -t",
      printed: #"""
        --- stderr
        error: -i/--stdin is required for containers with -t/--tty=true
        See 'kubectl run -h' for help and examples
        --- exit 1

        """#),
    Case(
      line: "annotate pods x",
      printed: #"""
        --- stderr
        error: at least one annotation update is required
        --- exit 1

        """#),
    Case(
      line: "explain",
      printed: #"""
        --- stderr
        error: You must specify the type of resource to explain. Use "kubectl api-resources" for \#
        a complete list of supported resources.
        --- exit 1

        """#),
    Case(
      line: "explain a b",
      printed: #"""
        --- stderr
        error: We accept only this format: explain RESOURCE
        --- exit 1

        """#),
    Case(
      line: "version --output=xml",
      printed: #"""
        --- stderr
        error: --output must be 'yaml' or 'json'
        --- exit 1

        """#),
    Case(
      line: "config delete-user",
      printed: #"""
        --- stderr
        error: user to delete is required
        See 'kubectl config delete-user -h' for help and examples
        --- exit 1

        """#),
    Case(
      line: "config view x",
      printed: #"""
        --- stderr
        error: unexpected arguments: [x]
        See 'kubectl config view -h' for help and examples
        --- exit 1

        """#),
    Case(
      line: "get pods --raw /x",
      printed: #"""
        --- stderr
        error: arguments may not be passed when --raw is specified
        --- exit 1

        """#),
    Case(
      line: "get --raw x",
      printed: #"""
        --- stderr
        error: --raw must be a valid URL path: parse "x": invalid URI for request
        --- exit 1

        """#),
    Case(
      line: "get --raw /x -o json",
      printed: #"""
        --- stderr
        error: --raw and --output are mutually exclusive
        --- exit 1

        """#),
    Case(
      line: "get pods --output-watch-events",
      printed: #"""
        --- stderr
        error: --output-watch-events option can only be used with --watch or --watch-only
        --- exit 1

        """#),
    Case(
      line: "create -f x --dry-run=foo",
      printed: #"""
        --- stderr
        error: Invalid dry-run value (foo). Must be "none", "server", or "client".
        --- exit 1

        """#),
    Case(
      line: "apply",
      printed: #"""
        --- stderr
        error: must specify one of -f and -k
        --- exit 1

        """#),
    Case(
      line: "apply -f x --force-conflicts",
      printed: #"""
        --- stderr
        error: --force-conflicts only works with --server-side
        --- exit 1

        """#),
    Case(
      line: "run x --image=a --restart=Foo",
      printed: #"""
        --- stderr
        error: invalid restart policy: Foo
        See 'kubectl run -h' for help and examples
        --- exit 1

        """#),
    Case(
      line: "describe",
      printed: #"""
        --- stderr
        error: You must specify the type of resource to describe. Use "kubectl api-resources" \#
        for a complete list of supported resources.
        --- exit 1

        """#),
    Case(
      line: "wait --for=condition",
      printed: #"""
        --- stderr
        error: unrecognized condition: "condition"
        --- exit 1

        """#),
    Case(
      line: "wait --for=jsonpath=a=b=c",
      printed: #"""
        --- stderr
        error: jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or \#
        --for=jsonpath='{.status.readyReplicas}'
        --- exit 1

        """#),
    Case(
      line: "config set-context --current",
      printed: #"""
        Context "drydock" modified.

        """#),
  ]
}
