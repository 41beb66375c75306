// Table file: the sentences of flags that mean the same in every command, one line per flag.

/// What `--help` says of flags whose command says nothing of its own.
enum FlagSentences {
  /// The sentences by flag name.
  static let shared: [String: String] = {
    var sentences: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = String(line).cut(at: "  ")
      sentences[parts.head] = parts.tail
    }
    return sentences
  }()

  private static let text = #"""
    all  Take every object of the named types in the namespace.
    all-containers  Read the logs of every container of the pod.
    all-namespaces  Look in every namespace; -n and the namespace of the context do not count then.
    all-pods  Read the logs of every pod; puts the source before each line.
    allow-missing-template-keys  Let a template pass over fields that an object does not have. \#
    For Go templates and JSONPath.
    annotations  An annotation for the pod, as KEY=VALUE. May be repeated.
    api-group  Only resources of this API group.
    api-version  The group and version to explain the type in, such as apps/v1.
    append-hash  Put a hash of the content behind the name.
    as  Act as this user. A user or a service account of a namespace.
    as-group  Act as a member of this group. May be repeated.
    as-uid  Act with this user ID.
    attach  Wait until the pod runs and attach to it as "kubectl attach" does. True by default \#
    with -i. With --restart=Never the exit code is that of the container.
    audience  For whom the token is meant; by default the API server. May be repeated.
    auth-provider  The auth provider of the user.
    auth-provider-arg  A KEY=VALUE argument for the auth provider.
    bound-object-kind  The kind of object that the token is bound to: Node, Pod or Secret. Needs \#
    --bound-object-name.
    bound-object-name  The object that the token is bound to; the token ends with it. Needs \#
    --bound-object-kind.
    bound-object-uid  The UID of the object that the token is bound to; by default that of the \#
    object as it is.
    cache-dir  Where answers about the server are kept.
    cached  Use what is known about the server without asking again.
    cascade  What happens to dependents, such as the pods of a controller: "background", \#
    "foreground" or "orphan".
    categories  Only resources of these categories.
    certificate-authority  A file with the certificate of the authority.
    chunk-size  How many objects a page of a long list has; 0 asks for the list at once.
    client  Only the version of the client; asks no server.
    client-certificate  A file with the client certificate for TLS.
    client-key  A file with the client key for TLS.
    cluster  The cluster of the kubeconfig to use.
    command  Take the words behind -- as command of the container and not as its args.
    concurrency  How many objects are compared at a time.
    container  The container; by default the one that the annotation \#
    kubectl.kubernetes.io/default-container names, else the first.
    containers  Show each container of a pod.
    context  The context of the kubeconfig to use.
    create-annotation  Make the last-applied-configuration annotation where there is none.
    current  Change the current context.
    current-replicas  Only scale when the present size is this; -1 does not ask.
    delete-emptydir-data  Go on although pods use emptyDir volumes, whose data is lost.
    disable-compression  Ask the server for answers that are not compressed.
    disable-eviction  Delete pods where eviction would respect disruption budgets.
    dry-run  "none", "client" or "server": client prints what would be sent, server has it \#
    checked but not kept.
    duration  How long the token is valid; 0 leaves it to the server.
    edit  Edit the object before it is created.
    embed-certs  Write the certificates themselves into the kubeconfig.
    env  An environment variable for the container, as NAME=VALUE. May be repeated.
    exec-api-version  The API version of the credential plugin.
    exec-arg  An argument for the credential plugin.
    exec-command  The command of the credential plugin.
    exec-env  A KEY=VALUE environment variable for the credential plugin.
    exec-interactive-mode  Whether the credential plugin may ask the user.
    exec-provide-cluster-info  Tell the credential plugin about the cluster.
    expose  Make a ClusterIP service for the pod as well. Needs --port.
    field-manager  The name under which the server notes who owns which fields.
    field-selector  Only objects whose fields fit, such as status.phase=Running; with =, == and \#
    !=, joined by commas. Each type supports a few fields.
    filename  A file, a folder or - for standard input with the objects.
    flatten  Put the content of files into the output.
    follow  Keep printing as lines come.
    force  Delete at once, without waiting for the containers to end; they may go on running for \#
    a while.
    force-conflicts  Take fields over from other managers when applying on the server.
    from-env-file  A file of KEY=VALUE lines to take as entries.
    from-file  A file to take as an entry named after it, or KEY=FILE; a folder gives an entry \#
    for each file.
    from-literal  An entry as KEY=VALUE.
    grace-period  Seconds that an object has to end; negative keeps its own value, 1 is at once, \#
    0 only with --force.
    ignore-daemonsets  Go on although there are pods of DaemonSets, which stay.
    ignore-errors  Go on following when a log cannot be read.
    ignore-not-found  Succeed when the object does not exist.
    image  The image of the container.
    image-pull-policy  When the image is pulled; by default the server decides.
    insecure-skip-tls-verify  Accept any certificate of the server.
    insecure-skip-tls-verify-backend  Accept any certificate of the kubelet that the log comes from.
    interactive  Ask before anything is deleted.
    kubeconfig  The kubeconfig file to use.
    kustomize  A folder with a kustomization. Not together with -f or -R.
    label-columns  Labels to show as columns, joined by commas or by repeating the flag.
    labels  Labels for the pod, as KEY=VALUE joined by commas.
    leave-stdin-open  Leave the standard input of the container open when the first attach ends.
    limit-bytes  At most this many bytes of log; 0 is no limit.
    list  Print what is there.
    local  Work on the file alone; ask no server.
    log-flush-frequency  How often log lines are written out.
    match-server-version  Stop when the version of the server is another.
    max-log-requests  How many logs may be followed at a time with a selector.
    merge  Merge all kubeconfig files.
    minify  Only what the current context uses.
    name-only  Only the names of plugins, without their folders.
    namespace  The namespace to work in.
    namespaced  Resources that live in namespaces; with =false those that do not.
    no-headers  Leave out the line of headings.
    now  End at once; the same as --grace-period=1.
    openapi-patch  Compute the change from the published schema where there is one.
    output  Output format. One of: (json, yaml, name, go-template, go-template-file, template, \#
    templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
    output-patch  Print the patch of an edit.
    output-watch-events  With -w, print what kind of change each object is; those that exist \#
    come as ADDED.
    override-type  How --overrides is put in: json, merge or strategic.
    overrides  JSON that is put over the generated object; it must name an apiVersion.
    overwrite  Let new values take the place of present ones.
    password  The password for basic authentication.
    patch  The patch, as JSON or YAML.
    patch-file  A file with the patch.
    pod-running-timeout  How long to wait until a pod runs, such as 5s or 2m.
    pod-selector  Only pods whose labels fit.
    port  The port that the container listens on.
    prefix  Put the pod and container before each line.
    previous  The log of the container before its last restart.
    privileged  Run the container with all rights on its node.
    profile  What to profile: none, cpu, heap, goroutine, threadcreate, block or mutex.
    profile-output  The file for the profile.
    proxy-url  The proxy of the cluster.
    prune  Delete objects that were applied before and are missing from the files now. Needs -l \#
    or --all.
    prune-allowlist  A kind that --prune may delete, as GROUP/VERSION/KIND.
    quiet  Print nothing but the answer.
    raw  A path of the server to ask as it is.
    record  --record will be removed in the future
    recursive  Look into the folders of the folder given with -f.
    replicas  How many replicas there should be. Required.
    request-timeout  How long one request may take, such as 1s or 2m; 0 is no limit.
    resource-version  Only when the object is still of this version; for one object.
    restart  When the container is started again: Always, OnFailure or Never.
    rm  Delete the pod when it has ended. Only when attached, as with -i.
    save-config  Keep the object in its annotation, for a later apply.
    selector  Only objects whose labels fit, such as app=web,tier!=test or "env in (a,b)".
    server  The address of the API server.
    server-print  Let the server make the table.
    server-side  Let the server work out what changes.
    set-raw-bytes  Take a value of bytes as it is, not as base64.
    show-capacity  Measure against the capacity of a node, not what is left for pods.
    show-events  Show the events of the object.
    show-kind  Put the type before each name.
    show-labels  Show all labels as the last column.
    show-managed-fields  Keep managedFields in JSON and YAML.
    since  Only lines of this last while, such as 5s or 2m. Not together with --since-time.
    since-time  Only lines after a moment (RFC 3339). Not together with --since.
    skip-wait-for-delete-timeout  Do not wait for pods that have been ending for longer than \#
    this many seconds.
    sort-by  Sort by a field, given as a path such as .metadata.name; it must hold a number or text.
    stdin  Pass standard input to the container.
    subresource  A subresource such as status or scale in place of the object.
    sum  Show the sum.
    tail  How many of the last lines; -1 is all, or 10 with a selector.
    template  The template, or with a -file format the file that holds it.
    timeout  How long to wait; 0 leaves it to kubectl.
    timestamps  Put its time before each line.
    tls-server-name  The name that the certificate of the server must have.
    token  The bearer token.
    tty  Give the command a terminal.
    type  How the patch is put in: json, merge or strategic.
    types  Only events of these types: Normal, Warning.
    use-protocol-buffers  Ask for metrics as protocol buffers.
    user  The user of the kubeconfig to use.
    username  The user name for basic authentication.
    v  How much is logged.
    validate  "strict" (or true) refuses unknown and repeated fields, "warn" warns of them, \#
    "ignore" (or false) lets them pass.
    verbs  Only resources that have these verbs.
    vmodule  Log levels for single files, as PATTERN=N.
    wait  Wait until the objects are gone, finalizers included.
    warnings-as-errors  Fail when the server warns.
    watch  Show what is there, then follow changes.
    watch-only  Follow changes without showing what is there.
    windows-line-endings  End lines as Windows does in the editor.
    """#
}
