import Testing

@Suite struct NodeSessionTests {
  @Test func `a node is cordoned, tainted and drained with its pods`() {
    let session = Session()
    let manifest = "apiVersion: v1\nkind: Node\nmetadata: {name: node-1}\n"
    _ = session.run("create -f -", input: manifest)
    _ = session.run([
      "run", "bare", "--image=nginx", #"--overrides={"spec":{"nodeName":"node-1"}}"#,
    ])
    let lines = [
      "cordon node-1", "cordon node-1", "uncordon node-1", "cordon nosuch",
      "taint node node-1 k=v:NoSchedule", "taint node node-1 k=v2:NoSchedule",
      "taint node node-1 k=v2:NoSchedule --overwrite", "taint node node-1 k:Sometimes",
      "taint node node-1 nope-", "taint node node-1 k-", "drain node-1",
      "drain node-1 --force --dry-run=client",
    ]
    var transcript = ""
    for line in lines { transcript += "$ kubectl \(line)\n" + session.run(line) }
    #expect(
      transcript == """
        $ kubectl cordon node-1
        node/node-1 cordoned
        $ kubectl cordon node-1
        node/node-1 already cordoned
        $ kubectl uncordon node-1
        node/node-1 uncordoned
        $ kubectl cordon nosuch
        --- stderr
        Error from server (NotFound): nodes "nosuch" not found
        --- exit 1
        $ kubectl taint node node-1 k=v:NoSchedule
        node/node-1 tainted
        $ kubectl taint node node-1 k=v2:NoSchedule
        --- stderr
        error: node node-1 already has k taint(s) with same effect(s) and --overwrite is false
        --- exit 1
        $ kubectl taint node node-1 k=v2:NoSchedule --overwrite
        node/node-1 modified
        $ kubectl taint node node-1 k:Sometimes
        --- stderr
        error: invalid taint effect: Sometimes, unsupported taint effect
        See 'kubectl taint -h' for help and examples
        --- exit 1
        $ kubectl taint node node-1 nope-
        --- stderr
        error: taint "nope" not found
        --- exit 1
        $ kubectl taint node node-1 k-
        node/node-1 untainted
        $ kubectl drain node-1
        node/node-1 cordoned
        --- stderr
        error: unable to drain node "node-1" due to error: cannot delete cannot delete Pods that \
        declare no controller (use --force to override): default/bare, continuing command...
        There are pending nodes to be drained:
         node-1
        cannot delete cannot delete Pods that declare no controller (use --force to override): \
        default/bare
        --- exit 1
        $ kubectl drain node-1 --force --dry-run=client
        node/node-1 already cordoned (dry run)
        evicting pod default/bare (dry run)
        node/node-1 drained (dry run)
        --- stderr
        Warning: deleting Pods that declare no controller: default/bare

        """)
  }
}
