import ClusterEngine
import Simulation

@testable import Workstation

/// A workstation with a few objects and files to complete, made once and copied for each case.
enum Desk {
  static let checkpoint: Workstation.Checkpoint = {
    let workstation = fresh()
    workstation.terminal = CollectingTerminal()
    let lines = [
      "kubectl run web --image=nginx", "kubectl run worker --image=busybox -- sleep 1h",
      "kubectl create namespace team",
      "kubectl run api --image=httpd -n team --labels=app=api,tier=back",
      "mkdir manifests", "echo x > manifests/pod.yaml", "echo x > 'my notes.txt'",
      "echo x > web.yaml", "echo x > .hidden", "alias kg='kubectl get'",
    ]
    for line in lines { workstation.run(line) }
    return workstation.checkpoint
  }()

  static func fresh() -> Workstation {
    Workstation(
      session: ClusterSession(cluster: Cluster(world: .threeNodes, seed: 1), pace: .stepped),
      terminal: CollectingTerminal())
  }

  static func make() -> Workstation {
    let workstation = fresh()
    workstation.restore(checkpoint)
    return workstation
  }
}
