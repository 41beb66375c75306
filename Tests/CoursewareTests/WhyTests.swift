import ClusterEngine
import Simulation
import Testing
import Workstation

@testable import Courseware

struct WhyTests {
  /// What the lines show, run at a desk of their own.
  private func shown(_ lines: [String]) -> String {
    let terminal = CollectingTerminal()
    let workstation = Workstation(
      session: ClusterSession(cluster: Cluster(world: .threeNodes, seed: 1), pace: .stepped),
      terminal: terminal)
    let tutor = Tutor(
      workstation, library: nil, language: .english, seed: 1, stateFolder: nil, realTime: { "" })
    for line in lines.dropLast() { tutor.run(line: line) }
    _ = terminal.takeText()
    tutor.run(line: lines.last ?? "")
    return terminal.takeText()
  }

  private static func pod(_ container: String) -> String {
    "kubectl run web --image=nginx --overrides="
      + "'{\"spec\":{\"containers\":[{\"name\":\"web\",\"image\":\"nginx\",\(container)}]}}'"
  }

  @Test(arguments: [
    (["kubectl run web --image=nginx", ":wait 60s", ":why web"], "pod/web is ready.\n"),
    (
      ["kubectl run web --image=nginx", ":wait 1s", ":why pod web"],
      """
      pod/web is not ready:
        - container web: its image nginx is being pulled
            $ kubectl describe pod web

      """
    ),
    (
      [pod("\"resources\":{\"requests\":{\"cpu\":\"64\"}}"), ":wait 5s", ":why pod/web"],
      """
      pod/web is not ready:
        - the scheduler finds no node: 0/4 nodes are available: 1 node(s) had untolerated taint \
      {node-role.kubernetes.io/control-plane: }, 3 Insufficient cpu. preemption: 0/4 nodes are \
      available: 1 Preemption is not helpful for scheduling, 3 No preemption victims found for \
      incoming pod.
            $ kubectl describe pod web

      """
    ),
    (
      [
        "kubectl create namespace team",
        "kubectl -n team run job --image=busybox --restart=Never -- sh -c 'exit 4'", ":wait 60s",
        ":lang zh", ":why -n team po/job",
      ],
      """
      pod/job 没有就绪：
        - 容器 job 以退出码 4 终止（Error）
            $ kubectl -n team logs job

      """
    ),
    (
      [pod("\"envFrom\":[{\"configMapRef\":{\"name\":\"no\"}}]"), ":wait 60s", ":why"],
      """
      pod/web is not ready:
        - container web: CreateContainerConfigError: configmap "no" not found
            $ kubectl describe pod web

      """
    ),
    (
      [
        pod("\"readinessProbe\":{\"httpGet\":{\"path\":\"/no\",\"port\":80}}"), ":wait 60s",
        ":why",
      ],
      """
      pod/web is not ready:
        - container web: Readiness probe failed: HTTP probe failed with statuscode: 404
            $ kubectl describe pod web

      """
    ),
    (
      [
        "kubectl run a --image=no/such:1", "kubectl cordon node-1", "kubectl delete pod a --now",
        ":why node/node-1",
      ],
      """
      node/node-1 is not ready:
        - it is cordoned: no new pods are placed on it
            $ kubectl uncordon node-1

      """
    ),
    ([":why"], "Everything in namespace default is ready.\n"),
    (
      [":why rc/nobody"], ":why: replicationcontroller/nobody does not exist in namespace default\n"
    ),
    ([":why gadget/a"], ":why: there is no kind \"gadget\"\n"),
    (
      [":why cm kube-root-ca.crt"],
      "configmap/kube-root-ca.crt exists; objects of this kind are never waited for.\n"
    ),
  ])
  func `why tells the causes and the command that shows them`(_ lines: [String], _ text: String) {
    #expect(shown(lines) == text)
  }
}
