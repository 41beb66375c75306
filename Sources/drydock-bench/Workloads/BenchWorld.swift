import APIServer
import ClusterEngine
import Kinds
import ObjectModel
import Simulation
import Workstation

/// Worlds and machines for measuring.
enum BenchWorld {
  /// A workstation on `world` that throws away what is printed.
  static func workstation(_ world: World) -> (Workstation, CollectingTerminal) {
    let terminal = CollectingTerminal()
    terminal.columns = 200
    let session = ClusterSession(cluster: Cluster(world: world, seed: 1), pace: .stepped)
    return (Workstation(session: session, terminal: terminal), terminal)
  }

  /// Plain nodes with room for `pods` pods.
  static func roomy(_ pods: Int) -> World {
    World.plain(nodes: max(3, pods / 100))
  }

  /// A replication controller named `web`, as people write it.
  static func manifest(replicas: Int) -> String {
    """
    apiVersion: v1
    kind: ReplicationController
    metadata:
      name: web
      labels:
        app: web
    spec:
      replicas: \(replicas)
      selector:
        app: web
      template:
        metadata:
          labels:
            app: web
        spec:
          containers:
          - name: web
            image: nginx:1.27
            ports:
            - containerPort: 80
            resources:
              requests:
                cpu: 1m
                memory: 1Mi

    """
  }

  /// Applies a replication controller with kubectl; whether that went well.
  static func apply(_ replicas: Int, on workstation: Workstation) -> Bool {
    let text = "cat > rc.yaml <<'END'\n\(manifest(replicas: replicas))END\n"
    return workstation.run(text) == 0 && workstation.run("kubectl apply -f rc.yaml") == 0
  }

  /// Lets time pass until all replicas are ready; false when they never are.
  static func runUntilReady(_ replicas: Int, _ session: ClusterSession) -> Bool {
    let limit = session.now + .minutes(60)
    while session.now < limit {
      session.advance(.seconds(Int64(1)))
      if readyReplicas(session.cluster) == Int64(replicas) { return true }
    }
    return false
  }

  private static func readyReplicas(_ cluster: Cluster) -> Int64? {
    cluster.api.view.object(.replicationControllers, ObjectKey("default", "web"))?
      .int(.status, "readyReplicas")
  }

  /// A workstation on a world in which `replicas` pods are ready; nil when they never are.
  static func ready(_ replicas: Int) -> (Workstation, CollectingTerminal)? {
    let (workstation, terminal) = workstation(roomy(replicas))
    guard apply(replicas, on: workstation), runUntilReady(replicas, workstation.session) else {
      return nil
    }
    _ = terminal.takeText()
    return (workstation, terminal)
  }
}
