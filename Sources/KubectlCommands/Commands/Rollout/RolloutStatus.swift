// Models: kubectl pkg/cmd/rollout/rollout_status.go and polymorphichelpers/rollout_status.go, v1.32.

import APIServer
import ObjectModel
import Simulation

/// `kubectl rollout status`.
struct RolloutStatus {
  static let command = Command(
    name: "status", short: "Watch a rollout until it is done",
    long: """
      Watch the rollout of an object until it is done. With --watch=false only where it stands now \
      is shown; with --revision the watch ends when another revision is being rolled out.
      """,
    examples: """
      # Until the deployment is rolled out
      kubectl rollout status deployment/web
      """,
    usage: "rollout status (TYPE NAME | TYPE/NAME) [flags] [options]",
    flags: RolloutCommand.fileFlags + """
      --revision int  Only this revision; 0 is the newest.
      --timeout duration  How long to watch; 0 never gives up.
      -w --watch bool =true  Watch until the rollout is done.
      """,
    run: { context throws(CommandError) in try RolloutStatus(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    let revision = context.flags.int("revision")
    if !context.arguments.isEmpty || !FilenameOptions(context.flags).isEmpty, revision < 0 {
      throw .text("revision must be a positive integer: \(revision)")
    }
    let result = try context.rolloutObjects()
    for info in result.infos { try follow(info, revision) }
    if let error = CommandError.combined(result.errors) { throw error }
    if result.infos.isEmpty { try context.complainOfNothing() }
  }

  private func follow(_ info: ObjectInfo, _ revision: Int64) throws(CommandError) {
    let kind = info.resource.kind
    guard info.resource.group == "apps", ["Deployment", "DaemonSet", "StatefulSet"].contains(kind)
    else {
      let name = info.resource.group.isEmpty ? kind : "\(kind).\(info.resource.group)"
      throw .text("no status viewer has been implemented for \(name)")
    }
    let timeout = context.flags.duration("timeout")
    let deadline = timeout > .zero ? context.client.now + timeout : nil
    let object = try context.object(APIRequest(.get, info.target))
    if try report(object, revision) { return }
    var watch = try ObjectWatch(info, from: object, until: deadline, context)
    while let event = try watch.next() {
      if event.kind == .deleted { throw .text("object has been deleted") }
      if event.showsObject, try report(event.object, revision) { return }
    }
    throw .text("timed out waiting for the condition")
  }

  /// Prints where the rollout stands; true when there is nothing more to wait for.
  private func report(_ object: Value, _ revision: Int64) throws(CommandError) -> Bool {
    let view = RolloutView(object: object)
    let (text, isDone) = try view.status(revision)
    context.write(text)
    return isDone || !context.flags.bool("watch")
  }
}

/// Where the rollout of an object stands.
struct RolloutView {
  let object: Value

  private var name: String { (object.string(.metadata, .name) ?? "").quoted }
  private var generation: Int64 { object.int(.metadata, .generation) ?? 0 }
  private var observed: Int64 { status("observedGeneration") }
  private func status(_ key: Key) -> Int64 { object.int(.status, key) ?? 0 }

  /// The sentence, and whether the rollout is done.
  func status(_ revision: Int64) throws(CommandError) -> (String, Bool) {
    switch object.string(.kind) {
    case "Deployment": try deployment(revision)
    case "DaemonSet": try daemonSet()
    default: try statefulSet()
    }
  }

  private func deployment(_ revision: Int64) throws(CommandError) -> (String, Bool) {
    if revision > 0 {
      let running = Revisions.number(of: object)
      if running != revision {
        throw .text(
          "desired revision (\(revision)) is different from the running revision (\(running))")
      }
    }
    if generation > observed {
      return ("Waiting for deployment spec update to be observed...\n", false)
    }
    let progress = object.elements(.status, "conditions").first {
      $0.string("type") == "Progressing"
    }
    if progress?.string(.reason) == "ProgressDeadlineExceeded" {
      throw .text("deployment \(name) exceeded its progress deadline")
    }
    let start = "Waiting for deployment \(name) rollout to finish:"
    let updated = status("updatedReplicas")
    if let wanted = object.int(.spec, "replicas"), updated < wanted {
      return (
        "\(start) \(updated) out of \(wanted) new replicas have been updated...\n", false
      )
    }
    let all = status("replicas")
    if all > updated {
      return ("\(start) \(all - updated) old replicas are pending termination...\n", false)
    }
    let available = status("availableReplicas")
    if available < updated {
      return ("\(start) \(available) of \(updated) updated replicas are available...\n", false)
    }
    return ("deployment \(name) successfully rolled out\n", true)
  }

  private var usesRollingUpdate: Bool {
    object.string(.spec, "updateStrategy", "type") == "RollingUpdate"
  }

  private func daemonSet() throws(CommandError) -> (String, Bool) {
    guard usesRollingUpdate else {
      throw .text("rollout status is only available for RollingUpdate strategy type")
    }
    if generation > observed {
      return ("Waiting for daemon set spec update to be observed...\n", false)
    }
    let start = "Waiting for daemon set \(name) rollout to finish:"
    let wanted = status("desiredNumberScheduled")
    let updated = status("updatedNumberScheduled")
    if updated < wanted {
      return ("\(start) \(updated) out of \(wanted) new pods have been updated...\n", false)
    }
    let available = status("numberAvailable")
    if available < wanted {
      return ("\(start) \(available) of \(wanted) updated pods are available...\n", false)
    }
    return ("daemon set \(name) successfully rolled out\n", true)
  }

  private func statefulSet() throws(CommandError) -> (String, Bool) {
    guard usesRollingUpdate else {
      throw .text("rollout status is only available for RollingUpdate strategy type")
    }
    if observed == 0 || generation > observed {
      return ("Waiting for statefulset spec update to be observed...\n", false)
    }
    let wanted = object.int(.spec, "replicas")
    let ready = status("readyReplicas")
    if let wanted, ready < wanted {
      return ("Waiting for \(wanted - ready) pods to be ready...\n", false)
    }
    let updated = status("updatedReplicas")
    if let rolling = object[.spec, "updateStrategy", "rollingUpdate"] {
      if let wanted, let partition = rolling.int("partition"), updated < wanted - partition {
        return (
          "Waiting for partitioned roll out to finish: \(updated) out of \(wanted - partition) "
            + "new pods have been updated...\n", false
        )
      }
      return ("partitioned roll out complete: \(updated) new pods have been updated...\n", true)
    }
    let target = object.string(.status, "updateRevision") ?? ""
    let current = object.string(.status, "currentRevision") ?? ""
    if target != current {
      return (
        "waiting for statefulset rolling update to complete \(updated) pods at revision "
          + "\(target)...\n", false
      )
    }
    return (
      "statefulset rolling update complete \(status("currentReplicas")) pods at revision "
        + "\(current)...\n", true
    )
  }
}
