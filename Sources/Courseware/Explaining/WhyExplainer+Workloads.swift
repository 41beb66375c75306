import ClusterEngine
import ObjectModel
import Workstation

extension WhyExplainer {
  func explainWorkload(_ object: Value, _ subject: String) -> Explanation {
    let (wanted, available, updated) = counts(of: object)
    let ready = min(available, updated)
    var causes: [Cause] = []
    let describe = look("describe \(subject)", object)
    if let seen = object.int(.status, "observedGeneration"),
      let generation = object.int(.metadata, "generation"), seen < generation
    {
      causes.append(Cause(text: words.notObserved, command: describe))
    }
    causes += failedConditions(object, describe)
    if object.bool(.spec, "paused") == true, !isUpdated(object, wanted) {
      causes.append(
        Cause(text: words.paused, command: look("rollout resume \(subject)", object)))
    }
    if ready < wanted || !causes.isEmpty { causes += podsCauses(of: object, wanted, describe) }
    guard !causes.isEmpty || ready < wanted else {
      return Explanation(headline: words.ready(subject))
    }
    let headline =
      available >= wanted && updated < wanted
      ? words.updating(subject, updated, wanted) : words.replicas(subject, available, wanted)
    return Explanation(headline: headline, causes: causes)
  }

  func explainJob(_ job: Value, _ subject: String) -> Explanation {
    let describe = look("describe \(subject)", job)
    for condition in job.elements(.status, .conditions)
    where condition.string("status") == "True" {
      switch condition.string("type") {
      case "Complete": return Explanation(headline: words.completed(subject))
      case "Failed":
        return Explanation(
          headline: words.notReady(subject),
          causes: [Cause(text: text(of: condition), command: describe)])
      default: break
      }
    }
    var causes: [Cause] = []
    if job.bool(.spec, "suspend") == true {
      causes.append(Cause(text: words.suspended, command: describe))
    }
    causes += grouped(ownedPods(job))
    return Explanation(
      headline: words.replicas(
        subject, job.int(.status, "succeeded") ?? 0, job.int(.spec, "completions") ?? 1),
      causes: causes)
  }

  /// How many pods an owner wants, how many can serve, and how many have its present template.
  private func counts(of object: Value) -> (wanted: Int64, available: Int64, updated: Int64) {
    switch object.string("kind") {
    case "DaemonSet":
      return (
        object.int(.status, "desiredNumberScheduled") ?? 0,
        object.int(.status, "numberAvailable") ?? 0,
        object.int(.status, "updatedNumberScheduled") ?? 0
      )
    case "ReplicaSet", "ReplicationController":
      let wanted = object.int(.spec, "replicas") ?? 1
      return (wanted, object.int(.status, "availableReplicas") ?? 0, wanted)
    default:
      return (
        object.int(.spec, "replicas") ?? 1, object.int(.status, "availableReplicas") ?? 0,
        object.int(.status, "updatedReplicas") ?? 0
      )
    }
  }

  private func isUpdated(_ object: Value, _ wanted: Int64) -> Bool {
    object.int(.status, "updatedReplicas") ?? 0 >= wanted
  }

  private func failedConditions(_ object: Value, _ describe: String) -> [Cause] {
    object.elements(.status, .conditions).compactMap { condition in
      let status = condition.string("status")
      switch condition.string("type") {
      case "ReplicaFailure" where status == "True",
        "Progressing" where status == "False":
        return Cause(text: text(of: condition), command: describe)
      default: return nil
      }
    }
  }

  /// Why pods of an owner are missing, not ready or not yet counted.
  private func podsCauses(of object: Value, _ wanted: Int64, _ describe: String) -> [Cause] {
    var pods = ownedPods(object)
    if object.string("kind") == "Deployment" {
      pods = replicaSets(of: object).flatMap { ownedPods($0) }
    }
    var causes = grouped(pods)
    let alive = pods.filter { $0.string(.metadata, "deletionTimestamp") == nil }
    let missing = wanted - Int64(alive.count)
    let isFailing = object.elements(.status, .conditions).contains {
      $0.string("type") == "ReplicaFailure" && $0.string("status") == "True"
    }
    if missing > 0, !isFailing {
      causes.append(Cause(text: missingText(object, alive, missing), command: describe))
    }
    if causes.isEmpty, let seconds = object.int(.spec, "minReadySeconds"), seconds > 0 {
      causes.append(Cause(text: words.minReady(seconds), command: describe))
    }
    return causes
  }

  private func missingText(_ object: Value, _ pods: [Value], _ missing: Int64) -> String {
    if object.string("kind") == "StatefulSet",
      object.string(.spec, "podManagementPolicy") != "Parallel",
      let waiting = pods.first(where: { !podCauses($0).isEmpty })
    {
      let start = object.int(.spec, "ordinals", "start") ?? 0
      return words.ordered("\(name(object))-\(start + Int64(pods.count))", name(waiting))
    }
    return words.missing(missing, controllerName(object))
  }

  private func controllerName(_ object: Value) -> String {
    switch object.string("kind") {
    case "Deployment", "ReplicaSet": "replicaset-controller"
    case "StatefulSet": "statefulset-controller"
    case "DaemonSet": "daemonset-controller"
    default: "replication-controller"
    }
  }

  private func replicaSets(of deployment: Value) -> [Value] {
    owned(by: deployment, kind: "ReplicaSet")
  }

  private func ownedPods(_ owner: Value) -> [Value] { owned(by: owner, kind: "Pod") }

  private func owned(by owner: Value, kind: String) -> [Value] {
    let uid = owner.string(.metadata, .uid)
    return workstation.objects(kind: kind, namespace: owner.string(.metadata, .namespace))
      .filter { object in
        object.elements(.metadata, .ownerReferences).contains {
          $0.bool("controller") == true && $0.string(.uid) == uid
        }
      }
  }

  /// The causes of several pods, those that read the same told once.
  private func grouped(_ pods: [Value]) -> [Cause] {
    var groups: [(text: String, command: String?, names: [String])] = []
    for pod in pods where pod.string(.status, "phase") != "Succeeded" {
      for cause in podCauses(pod) {
        // Two pods differ at least in their names.
        let text = cause.text.split(separator: name(pod), omittingEmptySubsequences: false)
          .joined(separator: "<pod>")
        if let place = groups.firstIndex(where: { $0.text == text }) {
          groups[place].names.append(name(pod))
        } else {
          groups.append((text, cause.command, [name(pod)]))
        }
      }
    }
    return groups.map { group in
      let text =
        group.names.count == 1
        ? group.text.split(separator: "<pod>", omittingEmptySubsequences: false)
          .joined(separator: group.names[0]) : group.text
      return Cause(text: words.pods(group.names, text), command: group.command)
    }
  }
}
