import Testing

@Suite struct PodSessionTests {
  @Test func `a pod is created, listed, labelled, described by fields and deleted`() {
    let session = Session()
    let lines = [
      "get pods", "run web --image=nginx", "run web --image=nginx", "get pods", "get po,ns",
      "label pod web tier=front", "label pod web tier=back", "get pod web --show-labels",
      "label pod web tier-", "get pod web -o name", "get pods -o custom-columns=N:.metadata.name",
      "get pod web nope", "get pods -n nowhere", "scale rc x --replicas=1",
      "delete pod web", "get pods -o yaml",
    ]
    var transcript = ""
    for line in lines { transcript += "$ kubectl \(line)\n" + session.run(line) }
    #expect(
      transcript == """
        $ kubectl get pods
        --- stderr
        No resources found in default namespace.
        $ kubectl run web --image=nginx
        pod/web created
        $ kubectl run web --image=nginx
        --- stderr
        Error from server (AlreadyExists): pods "web" already exists
        --- exit 1
        $ kubectl get pods
        NAME   READY   STATUS    RESTARTS   AGE
        web    0/1     Pending   0          0s
        $ kubectl get po,ns
        NAME      READY   STATUS    RESTARTS   AGE
        pod/web   0/1     Pending   0          0s

        NAME                    STATUS   AGE
        namespace/default       Active   0s
        namespace/kube-system   Active   0s
        $ kubectl label pod web tier=front
        pod/web labeled
        $ kubectl label pod web tier=back
        --- stderr
        error: 'tier' already has a value (front), and --overwrite is false
        --- exit 1
        $ kubectl get pod web --show-labels
        NAME   READY   STATUS    RESTARTS   AGE   LABELS
        web    0/1     Pending   0          0s    run=web,tier=front
        $ kubectl label pod web tier-
        pod/web unlabeled
        $ kubectl get pod web -o name
        pod/web
        $ kubectl get pods -o custom-columns=N:.metadata.name
        N
        web
        $ kubectl get pod web nope
        NAME   READY   STATUS    RESTARTS   AGE
        web    0/1     Pending   0          0s
        --- stderr
        Error from server (NotFound): pods "nope" not found
        --- exit 1
        $ kubectl get pods -n nowhere
        --- stderr
        No resources found in nowhere namespace.
        $ kubectl scale rc x --replicas=1
        --- stderr
        error: no objects passed to scale replicationcontrollers "x" not found
        --- exit 1
        $ kubectl delete pod web
        pod "web" deleted
        $ kubectl get pods -o yaml
        apiVersion: v1
        items: []
        kind: List
        metadata:
          resourceVersion: ""

        """)
  }

  @Test func `apply creates, changes what differs and forgets what the file drops`() {
    let session = Session()
    let first = """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: c, labels: {a: "1"}}
      data: {k: v, k2: v2}
      """
    #expect(session.run("apply -f -", input: first) == "configmap/c created\n")
    #expect(session.run("apply -f -", input: first) == "configmap/c unchanged\n")
    #expect(session.run("label cm c extra=kept") == "configmap/c labeled\n")
    let second = """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: c}
      data: {k: changed}
      """
    #expect(session.run("apply -f -", input: second) == "configmap/c configured\n")
    #expect(
      session.run("get cm c -o jsonpath={.data}{.metadata.labels}")
        == #"{"k":"changed"}"#)
  }
}
