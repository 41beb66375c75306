import APIServer
import ControlPlane
import Kinds
import ObjectModel
import Simulation
import Testing

@Suite struct StatefulSetTests {
  private static let web = ObjectKey("default", "web")

  private static func cluster(_ replicas: Int, _ more: String = "") -> MiniCluster {
    var cluster = MiniCluster.withNodes(3)
    cluster.playsKubelets = true
    cluster.addStatefulSet("web", replicas: replicas, more)
    return cluster
  }

  private static func names(_ cluster: MiniCluster) -> [String] {
    cluster.pods().map { PodView($0).name }
  }

  private static func events(_ cluster: MiniCluster) -> [String] {
    cluster.events(about: "StatefulSet").map { String($0.split(separator: "/", maxSplits: 1)[1]) }
  }

  /// An event without how many times it came.
  private static func withoutCount(_ event: String) -> String {
    let words = event.split(separator: " ")
    return words.last?.first == "x" ? words.dropLast().joined(separator: " ") : event
  }

  @Test func `pods come one by one and go from the last`() {
    var cluster = Self.cluster(3)
    cluster.run(for: .milliseconds(500))
    #expect(Self.names(cluster) == ["web-0"])
    cluster.run(for: .seconds(10))
    #expect(Self.names(cluster) == ["web-0", "web-1", "web-2"])
    cluster.patch("statefulsets", Self.web, #"{"spec":{"replicas":1}}"#, group: "apps")
    cluster.run(for: .seconds(10))
    #expect(Self.names(cluster) == ["web-0"])
    #expect(
      Self.events(cluster) == [
        "web create Pod web-0 in StatefulSet web successful",
        "web create Pod web-1 in StatefulSet web successful",
        "web create Pod web-2 in StatefulSet web successful",
        "web delete Pod web-2 in StatefulSet web successful",
        "web delete Pod web-1 in StatefulSet web successful",
      ])
    let pod = PodView(cluster.pods()[0])
    #expect(pod.object.string("spec", "hostname") == "web-0")
    #expect(pod.labels["apps.kubernetes.io/pod-index"]?.string == "0")
    let revision = cluster.object(.statefulSets, Self.web).string("status", "updateRevision")
    #expect(pod.labels["controller-revision-hash"]?.string == revision)
    #expect(
      cluster.status(.statefulSets, "web")
        == #"{"availableReplicas":1,"collisionCount":0,"currentReplicas":1,"currentRevision":"\#(revision ?? "")","observedGeneration":2,"readyReplicas":1,"replicas":1,"updateRevision":"\#(revision ?? "")","updatedReplicas":1}"#
    )
  }

  @Test func `a parallel set starts all at once, a partition holds back the rest of a rollout`() {
    var cluster = Self.cluster(
      4,
      #""podManagementPolicy":"Parallel","updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"partition":2}},"#
    )
    cluster.run(for: .milliseconds(500))
    #expect(Self.names(cluster).count == 4)
    cluster.run(for: .seconds(5))
    cluster.setImage("web", "nginx:1.28", of: "statefulsets")
    cluster.run(for: .seconds(20))
    let images = cluster.pods().map { PodView($0).containers[0].string("image") ?? "" }
    #expect(images == ["nginx:1.27", "nginx:1.27", "nginx:1.28", "nginx:1.28"])
    #expect(cluster.api.view.objects(.controllerRevisions).count == 2)
  }

  @Test func `claims are made, bound, kept when pods go, and found again`() {
    var cluster = MiniCluster.withNodes(1)
    cluster.playsKubelets = true
    for number in 0..<3 {
      cluster.create(
        "persistentvolumes", nil,
        #"{"metadata":{"name":"pv-\#(number)"},"spec":{"capacity":{"storage":"\#(3 - number)Gi"},"accessModes":["ReadWriteOnce"],"hostPath":{"path":"/d"}}}"#
      )
    }
    cluster.addStatefulSet(
      "web", replicas: 2,
      #""volumeClaimTemplates":[{"metadata":{"name":"data"},"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}],"#
    )
    cluster.run(for: .seconds(20))
    func claims() -> [String] {
      cluster.api.view.objects(.persistentVolumeClaims).map {
        "\($0.string("metadata", "name") ?? "") \($0.string("status", "phase") ?? "")"
          + " \($0.string("spec", "volumeName") ?? "")"
      }
    }
    #expect(claims() == ["data-web-0 Bound pv-2", "data-web-1 Bound pv-1"])
    #expect(
      Self.events(cluster).prefix(2) == [
        "web create Claim data-web-0 Pod web-0 in StatefulSet web success",
        "web create Pod web-0 in StatefulSet web successful",
      ])
    cluster.patch("statefulsets", Self.web, #"{"spec":{"replicas":1}}"#, group: "apps")
    cluster.run(for: .seconds(10))
    cluster.patch("statefulsets", Self.web, #"{"spec":{"replicas":2}}"#, group: "apps")
    cluster.run(for: .seconds(10))
    #expect(claims() == ["data-web-0 Bound pv-2", "data-web-1 Bound pv-1"])
    cluster.delete("statefulsets", Self.web, propagation: "Background", group: "apps")
    cluster.run(for: .seconds(10))
    cluster.delete("persistentvolumeclaims", ObjectKey("default", "data-web-1"))
    cluster.run(for: .seconds(5))
    #expect(claims() == ["data-web-0 Bound pv-2"])
    #expect(
      cluster.object(.persistentVolumes, ObjectKey("", "pv-1")).string("status", "phase")
        == "Released")
  }

  @Test func `claims follow the retention policy`() {
    var cluster = MiniCluster.withNodes(1)
    cluster.playsKubelets = true
    for number in 0..<2 {
      cluster.create(
        "persistentvolumes", nil,
        #"{"metadata":{"name":"pv-\#(number)"},"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"hostPath":{"path":"/d"}}}"#
      )
    }
    cluster.addStatefulSet(
      "web", replicas: 2,
      #""persistentVolumeClaimRetentionPolicy":{"whenScaled":"Delete","whenDeleted":"Delete"},"volumeClaimTemplates":[{"metadata":{"name":"data"},"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}],"#
    )
    cluster.run(for: .seconds(20))
    cluster.patch("statefulsets", Self.web, #"{"spec":{"replicas":1}}"#, group: "apps")
    cluster.run(for: .seconds(20))
    func claims() -> [String] {
      cluster.api.view.objects(.persistentVolumeClaims).map {
        $0.string("metadata", "name") ?? ""
      }
    }
    #expect(claims() == ["data-web-0"])
    cluster.delete("statefulsets", Self.web, propagation: "Background", group: "apps")
    cluster.run(for: .seconds(20))
    #expect(claims().isEmpty)
  }

  @Test(arguments: [true, false])
  func `a pod waits for a claim that is being deleted`(_ isRunning: Bool) {
    var cluster = MiniCluster.withNodes(1)
    cluster.playsKubelets = true
    for number in 0..<(isRunning ? 2 : 0) {
      cluster.create(
        "persistentvolumes", nil,
        #"{"metadata":{"name":"pv-\#(number)"},"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"hostPath":{"path":"/d"}}}"#
      )
    }
    cluster.addStatefulSet(
      "web", replicas: 2,
      #""podManagementPolicy":"Parallel","volumeClaimTemplates":[{"metadata":{"name":"data"},"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}],"#
    )
    cluster.run(for: .seconds(20))
    let claim = ObjectKey("default", "data-web-0")
    let uid = cluster.object(.persistentVolumeClaims, claim).string("metadata", "uid")
    cluster.patch(
      "persistentvolumeclaims", claim, #"{"metadata":{"finalizers":["example.com/backup"]}}"#)
    cluster.delete("persistentvolumeclaims", claim)
    let pod = ObjectKey("default", "web-0")
    if isRunning {
      cluster.delete("pods", pod)
    } else {
      // Only news of a pod makes the controller look.
      cluster.patch("pods", pod, #"{"metadata":{"labels":{"seen":"yes"}}}"#)
    }
    cluster.run(for: .seconds(10))
    #expect(Self.names(cluster) == (isRunning ? ["web-1"] : ["web-0", "web-1"]))
    let failures = cluster.events(about: "StatefulSet").filter { $0.hasPrefix("Warning") }
    #expect(
      failures.map(Self.withoutCount)
        == (isRunning
          ? [
            "Warning FailedCreate StatefulSet/web create Pod web-0 in StatefulSet web failed "
              + "error: pvc data-web-0 is being deleted"
          ] : []))
    cluster.patch(
      "persistentvolumeclaims", claim,
      #"{"metadata":{"$deleteFromPrimitiveList/finalizers":["example.com/backup"]}}"#)
    cluster.run(for: .seconds(20))
    #expect(Self.names(cluster) == ["web-0", "web-1"])
    let newUID = cluster.object(.persistentVolumeClaims, claim).string("metadata", "uid")
    #expect(newUID != nil && newUID != uid)
  }

  @Test func `a claim that cannot be made is told twice, for itself and for its pod`() {
    var cluster = MiniCluster.withNodes(1)
    cluster.create(
      "resourcequotas", "default",
      #"{"metadata":{"name":"few"},"spec":{"hard":{"persistentvolumeclaims":"0"}}}"#)
    cluster.run(for: .seconds(1))
    cluster.addStatefulSet(
      "web", replicas: 1,
      #""volumeClaimTemplates":[{"metadata":{"name":"data"},"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}],"#
    )
    cluster.run(for: .milliseconds(10))
    let error =
      #"persistentvolumeclaims "data-web-0" is forbidden: exceeded quota: few, requested: "#
      + "persistentvolumeclaims=1, used: persistentvolumeclaims=0, limited: "
      + "persistentvolumeclaims=0"
    #expect(
      Self.events(cluster).prefix(2).map(Self.withoutCount) == [
        "web create Claim data-web-0 for Pod web-0 in StatefulSet web failed error: \(error)",
        "web create Pod web-0 in StatefulSet web failed error: failed to create PVC data-web-0: "
          + error,
      ])
    #expect(Self.names(cluster).isEmpty)
  }
}
