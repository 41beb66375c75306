import APIServer
import ClusterEngine
import Testing

@testable import Workstation

/// A line with `‸` where the cursor is, and what completion makes of it.
struct CompletionCase: Sendable, CustomTestStringConvertible {
  let line: String
  let expected: String

  init(_ line: String, _ expected: String) {
    self.line = line
    self.expected = expected
  }

  var testDescription: String { line }

  static let all = [
    // Commands and colon words.
    CompletionCase("kube‸", "kube→kubectl "),
    CompletionCase("  ech‸", "ech→echo "),
    CompletionCase("ls | gr‸", "gr→grep , groups "),
    CompletionCase("echo $(whoa‸", "whoa→whoami "),
    CompletionCase("kg‸", "kg→kg "),
    CompletionCase(":wa‸", ":wa→:wait "),
    CompletionCase(":pau‸", ":pau→:pause"),
    CompletionCase(":speed 1‸", "1→1x, 10x"),
    // kubectl.
    CompletionCase("kubectl desc‸", "desc→describe "),
    CompletionCase("k desc‸ pod", "desc→describe "),
    CompletionCase("kubectl get namespac‸", "namespac→namespaces , namespace "),
    CompletionCase(
      "kubectl get po‸",
      "po→pods , pod , po , podtemplates , podtemplate , "
        + "poddisruptionbudgets , poddisruptionbudget , pods.metrics.k8s.io , podmetrics "),
    CompletionCase("kubectl get pods w‸", "w→web , worker "),
    CompletionCase("kubectl get pods -n team ‸", "→api "),
    CompletionCase("kubectl get pods -nteam ‸", "→api "),
    CompletionCase("kubectl --namespace=team get pods ‸", "→api "),
    CompletionCase("kubectl get po/we‸", "po/we→po/web "),
    CompletionCase("kubectl get pods web wo‸", "wo→worker "),
    CompletionCase("kubectl get pods -n te‸", "te→team "),
    CompletionCase("kubectl get pods --namespace=te‸", "--namespace=te→--namespace=team "),
    CompletionCase("kubectl get pods -o ya‸", "ya→yaml "),
    CompletionCase("kubectl get pods -l ru‸", "ru→run=web , run=worker "),
    CompletionCase("kubectl run x --dry‸", "--dry→--dry-run="),
    CompletionCase("kubectl logs wo‸", "wo→worker "),
    CompletionCase("kubectl logs web -c ‸", "→web "),
    CompletionCase("kubectl exec -it wor‸", "wor→worker "),
    CompletionCase("kubectl exec worker -- l‸", "l→"),
    CompletionCase("kubectl config use-context ‸", "→kubernetes-admin@kubernetes "),
    CompletionCase("kubectl apply -f manif‸", "manif→manifests/"),
    CompletionCase("kubectl apply -f manifests/‸", "manifests/→manifests/pod.yaml "),
    CompletionCase("kubectl apply -f my‸", #"my→my\ notes.txt "#),
    CompletionCase("kubectl explain pod.spec.contain‸", "pod.spec.contain→pod.spec.containers"),
    CompletionCase("watch -n 5 kubectl get pods we‸", "we→web "),
    CompletionCase("kg pods we‸", "we→web "),
    CompletionCase("kubectl get pods we‸ -o wide", "we→web "),
    CompletionCase("kubectl get nodes | grep no‸", "no→"),
    // Files, quotes and variables.
    CompletionCase("cat w‸", "w→web.yaml "),
    CompletionCase("cat ‸", #"→manifests/, my\ notes.txt , web.yaml "#),
    CompletionCase("cat .h‸", ".h→.hidden "),
    CompletionCase("cat ~/w‸", "~/w→~/web.yaml "),
    CompletionCase("cat \"my‸", "\"my→\"my notes.txt\" "),
    CompletionCase("cat 'my‸'", "'my→'my notes.txt"),
    CompletionCase(#"cat my\ n‸"#, #"my\ n→my\ notes.txt "#),
    CompletionCase("cd m‸", "m→manifests/"),
    CompletionCase("echo hi > w‸", "w→web.yaml "),
    CompletionCase("cat << ‸", "→EOF "),
    CompletionCase("echo $HO‸", "$HO→$HOME"),
    CompletionCase("# kube‸", "→"),
  ]
}

struct CompletionTests {
  @Test(arguments: CompletionCase.all)
  func `what can stand at the cursor`(_ test: CompletionCase) {
    let parts = test.line.split(separator: "‸", omittingEmptySubsequences: false)
    let line = parts.joined()
    let found = Desk.make().complete(line, cursor: parts[0].utf8.count)
    let bytes = Array(line.utf8)
    let typed = String(decoding: bytes[found.range], as: UTF8.self)
    let offered = found.candidates.map { $0.text + $0.suffix }.joined(separator: ", ")
    let wanted = test.expected.split(separator: "→", omittingEmptySubsequences: false)
    #expect(offered == wanted[1])
    if !found.candidates.isEmpty { #expect(typed == wanted[0]) }
  }

  @Test func `completion leaves the world as it is`() {
    let workstation = Desk.make()
    let before = workstation.session.cluster.api.store.revision
    for test in CompletionCase.all {
      let line = test.line.split(separator: "‸").joined()
      _ = workstation.complete(line, cursor: line.utf8.count)
      _ = workstation.hint(for: line)
      _ = workstation.explanation(of: line, cursor: line.utf8.count)
    }
    #expect(workstation.session.cluster.api.store.revision == before)
    #expect((workstation.terminal as? CollectingTerminal)?.takeText() == "")
  }
}
