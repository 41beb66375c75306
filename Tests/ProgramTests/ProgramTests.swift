import Testing

@Suite struct ProgramTests {
  /// A session with random names, addresses, uids, times, events and a scripted failure.
  static let session = """
    kubectl run web --image=nginx
    kubectl run bad --image=no/such:image
    kubectl create namespace team
    kubectl -n team run box --image=busybox -- sh -c 'for i in 1 2 3; do echo $i; sleep 1; done'
    :wait 45s
    kubectl get pods -A -o wide
    kubectl get pods -A -o yaml
    kubectl get events -A
    kubectl describe nodes
    kubectl -n team logs box --previous --timestamps
    kubectl delete pod web --now
    kubectl get pods nope
    """

  @Test func `the same seed gives the same bytes in two processes`() throws {
    let first = try Program.run(["--seed", "7"], input: Self.session)
    let second = try Program.run(["--seed", "7"], input: Self.session)
    let other = try Program.run(["--seed", "8"], input: Self.session)
    #expect(first == second)
    #expect(first.output != other.output)
    #expect(first.output.contains("ImagePullBackOff"))
    #expect(first.error.hasSuffix("Error from server (NotFound): pods \"nope\" not found\n"))
    #expect(first.status == 1)
  }

  @Test(arguments: [
    (["-c", "kubectl get ns default -o name"], "", "namespace/default\n", "", 0),
    ([], "kubectl get ns default -o name\n", "namespace/default\n", "", 0),
    ([], "echo a | tr a b; exit 3; echo never\n", "b\n", "", 3),
    ([], "cat <<END | wc -l\none\ntwo\nEND\n", "2\n", "", 0),
    (
      ["-c", "nosuch"], "", "", "bash: nosuch: command not found\n", 127
    ),
    ([], "kubectl get ns default -o name", "namespace/default\n", "", 0),
  ])
  func `a script runs without banner and ends with its last status`(
    arguments: [String], input: String, output: String, error: String, status: Int32
  ) throws {
    let result = try Program.run(arguments, input: input)
    #expect(result == Program.Result(output: output, error: error, status: status))
  }
}
