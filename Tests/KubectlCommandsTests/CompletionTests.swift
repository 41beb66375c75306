import KubectlCommands
import Testing

@Suite struct CompletionTests {
  private func words(_ line: String) -> [String] {
    line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
  }

  private func proposals(_ session: Session, _ line: String) -> [String] {
    let words = words(line)
    return Completions(session.environment).complete(words, cursor: words.count - 1)
      .map(\.text)
  }

  @Test(arguments: [
    ("ge", ["get"]), ("get podt", ["podtemplates", "podtemplate"]),
    ("get pods w", ["web", "worker"]), ("describe pod/we", ["pod/web"]),
    ("get pods web w", ["worker"]), ("logs w", ["web", "worker"]),
    ("logs web -c ", ["web"]), ("get pods -n kube-s", ["kube-system"]),
    ("get pods -n kube-system w", []), ("get pods -o js", ["json", "jsonpath"]),
    ("get pods --output=na", ["--output=name"]), ("get --watch", ["--watch", "--watch-only"]),
    ("config use-context d", ["drydock"]), ("create -f p", ["pod.yaml"]),
    ("config set-", ["set-cluster", "set-context", "set-credentials"]),
  ])
  func `what may stand at the end of a line is proposed`(_ line: String, _ expected: [String]) {
    let session = Session()
    _ = session.run("run web --image=nginx")
    _ = session.run("run worker --image=nginx")
    session.io.files["pod.yaml"] = ""
    let found = proposals(session, line).filter { !$0.hasPrefix("jsonpath-") }
    #expect(found == expected)
  }

  @Test(arguments: [
    "get po/web -n team", "-n team get pods web", "get --namespace=team pod web",
    "get pods web -nteam",
  ])
  func `the same request in other words is the same invocation`(_ line: String) {
    let invocation = KubectlInvocation.parse(words(line), in: Session().environment)
    #expect(invocation?.verb == "get")
    #expect(invocation?.kind == KubectlInvocation.Kind(plural: "pods", group: ""))
    #expect(invocation?.names == ["web"])
    #expect(invocation?.namespace == "team")
    #expect(invocation?.flags == ["namespace": ["team"]])
  }

  @Test func `exec keeps the container's command apart`() {
    let line = words("exec -it web -c main -- sh -c ls")
    let invocation = KubectlInvocation.parse(line, in: Session().environment)
    #expect(invocation?.names == ["web"])
    #expect(invocation?.command == ["sh", "-c", "ls"])
    #expect(
      invocation?.flags == ["stdin": ["true"], "tty": ["true"], "container": ["main"]])
  }
}
