import APIServer
import ControlPlane
import Kinds
import ObjectModel
import Simulation
import Testing

@Suite struct DeploymentTests {
  private static let web = ObjectKey("default", "web")

  private static func cluster(_ replicas: Int, _ more: String = "") -> MiniCluster {
    var cluster = MiniCluster.withNodes(3)
    cluster.playsKubelets = true
    cluster.addDeployment("web", replicas: replicas, more)
    cluster.run(for: .seconds(5))
    return cluster
  }

  private static func sets(_ cluster: MiniCluster) -> [String] {
    cluster.api.view.objects(.replicaSets).map {
      let revision = $0.string("metadata", "annotations", "deployment.kubernetes.io/revision")
      return "\($0.string("metadata", "name") ?? "") \($0.int("spec", "replicas") ?? -1)"
        + " \($0.int("status", "readyReplicas") ?? 0) revision \(revision ?? "")"
    }
  }

  private static func conditions(_ cluster: MiniCluster) -> [String] {
    cluster.object(.deployments, web).elements("status", "conditions").map {
      "\($0.string("type") ?? "")=\($0.string("status") ?? "") \($0.string("reason") ?? ""):"
        + " \($0.string("message") ?? "")"
    }
  }

  @Test func `a deployment creates one replica set, and says so`() {
    let cluster = Self.cluster(3)
    #expect(Self.sets(cluster) == ["web-796cf5c97c 3 3 revision 1"])
    #expect(
      cluster.events(about: "Deployment") == [
        "Normal ScalingReplicaSet Deployment/web Scaled up replica set web-796cf5c97c from 0 to 3"
      ])
    #expect(
      Self.conditions(cluster) == [
        "Available=True MinimumReplicasAvailable: Deployment has minimum availability.",
        "Progressing=True NewReplicaSetAvailable: "
          + "ReplicaSet \"web-796cf5c97c\" has successfully progressed.",
      ])
    let status = cluster.object(.deployments, Self.web)[.status] ?? .null
    var numbers = status
    numbers[.conditions] = nil
    #expect(
      JSONWriter(sortsKeys: true).text(numbers)
        == #"{"availableReplicas":3,"observedGeneration":1,"readyReplicas":3,"replicas":3,"updatedReplicas":3}"#
    )
  }

  @Test func `a new template rolls out pod by pod, and back`() {
    var cluster = Self.cluster(3)
    cluster.setImage("web", "nginx:1.28")
    cluster.run(for: .seconds(10))
    #expect(Self.sets(cluster).count == 2)
    let names = Self.sets(cluster).map { $0.split(separator: " ")[0] }
    let new = names.first { $0 != "web-796cf5c97c" } ?? ""
    #expect(
      cluster.events(about: "Deployment").dropFirst().map { String($0.split(separator: "/")[1]) }
        == [
          "web Scaled up replica set \(new) from 0 to 1",
          "web Scaled down replica set web-796cf5c97c from 3 to 2",
          "web Scaled up replica set \(new) from 1 to 2",
          "web Scaled down replica set web-796cf5c97c from 2 to 1",
          "web Scaled up replica set \(new) from 2 to 3",
          "web Scaled down replica set web-796cf5c97c from 1 to 0",
        ])
    cluster.setImage("web", "nginx:1.27")
    cluster.run(for: .seconds(10))
    #expect(
      Set(Self.sets(cluster)) == [
        "web-796cf5c97c 3 3 revision 3", "\(new) 0 0 revision 2",
      ])
  }

  @Test func `a paused deployment changes nothing but its size, and goes on when resumed`() {
    var cluster = Self.cluster(2)
    cluster.patch("deployments", Self.web, #"{"spec":{"paused":true}}"#, group: "apps")
    cluster.setImage("web", "nginx:1.28")
    cluster.patch("deployments", Self.web, #"{"spec":{"replicas":3}}"#, group: "apps")
    cluster.run(for: .seconds(5))
    #expect(Self.sets(cluster) == ["web-796cf5c97c 3 3 revision 1"])
    #expect(
      Self.conditions(cluster) == [
        "Progressing=Unknown DeploymentPaused: Deployment is paused",
        "Available=True MinimumReplicasAvailable: Deployment has minimum availability.",
      ])
    cluster.patch("deployments", Self.web, #"{"spec":{"paused":false}}"#, group: "apps")
    cluster.run(for: .seconds(10))
    #expect(Self.sets(cluster).count == 2)
    #expect(Self.conditions(cluster).last?.contains("NewReplicaSetAvailable") == true)
  }

  @Test func `a rollout that stands still misses its deadline`() {
    var cluster = Self.cluster(3, #""progressDeadlineSeconds":60,"#)
    cluster.playsKubelets = false
    cluster.setImage("web", "nginx:broken")
    cluster.run(for: .seconds(90))
    #expect(
      Self.conditions(cluster).last?.hasPrefix("Progressing=False ProgressDeadlineExceeded: ")
        == true)
    #expect(cluster.object(.deployments, Self.web).int("status", "unavailableReplicas") == 1)
  }

  @Test func `recreation waits until the old pods are gone`() {
    var cluster = Self.cluster(2, #""strategy":{"type":"Recreate"},"#)
    cluster.setImage("web", "nginx:1.28")
    cluster.run(for: .seconds(10))
    let new = Self.sets(cluster).first { !$0.hasPrefix("web-796cf5c97c") } ?? ""
    let name = new.split(separator: " ").first ?? ""
    #expect(
      cluster.events(about: "Deployment").suffix(2).map { String($0.split(separator: "/")[1]) }
        == [
          "web Scaled down replica set web-796cf5c97c from 2 to 0",
          "web Scaled up replica set \(name) from 0 to 2",
        ])
  }

  @Test func `history beyond the limit is deleted`() {
    var cluster = Self.cluster(1, #""revisionHistoryLimit":1,"#)
    for version in 1...4 {
      cluster.setImage("web", "nginx:2.\(version)")
      cluster.run(for: .seconds(10))
    }
    #expect(Self.sets(cluster).count == 2)
    cluster.delete("deployments", Self.web, propagation: "Foreground", group: "apps")
    cluster.run(for: .seconds(10))
    #expect(Self.sets(cluster).isEmpty)
    #expect(cluster.pods().isEmpty)
  }
}
