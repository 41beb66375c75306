// Models: kubectl pkg/polymorphichelpers/history.go and pkg/util/deployment, v1.32.

import APIServer
import ObjectModel

/// The revisions that an object has been through.
struct Revisions {
  /// One of them.
  struct Revision {
    let number: Int64
    /// Why it came about; empty when nobody said.
    let changeCause: String
    /// The pod template as it was.
    let template: Value
    /// What `-o` prints for it.
    let object: Value
    /// The replica set or controller revision that keeps it.
    let keeper: Value
  }

  /// The owner, as it is now.
  let owner: Value
  /// Its revisions, the oldest first.
  private(set) var all: [Revision] = []

  /// Reads the history of an object.
  init(of info: ObjectInfo, _ context: CommandContext) throws(CommandError) {
    owner = try context.object(APIRequest(.get, info.target))
    let kind = info.resource.kind
    let isDeployment = kind == "Deployment"
    var options = RequestOptions()
    do throws(SelectorError) {
      options.labelSelector = try LabelSelector(object: owner[.spec, .selector]).description
    } catch {
      throw .text("failed to create selector for \(kind) \(info.name): \(error.message)")
    }
    let target = ResourceTarget(
      group: "apps", version: "v1",
      resource: isDeployment ? "replicasets" : "controllerrevisions", namespace: info.namespace)
    let list = try context.object(APIRequest(.list, .resource(target), options: options))
    let uid = owner.string(.metadata, .uid)
    let kept = list.elements("items").filter { item in
      item.elements(.metadata, .ownerReferences).contains {
        $0.bool("controller") == true && $0.string(.uid) == uid
      }
    }
    var byNumber: [Int64: Revision] = [:]
    for item in kept {
      let revision =
        isDeployment ? Self.revision(replicaSet: item) : try revision(item, info, context)
      byNumber[revision.number] = revision
    }
    all = byNumber.values.sorted { $0.number < $1.number }
  }

  private static func revision(replicaSet: Value) -> Revision {
    let cause = replicaSet.string(.metadata, .annotations, CommandContext.changeCauseKey) ?? ""
    var template = replicaSet[.spec, "template"] ?? .emptyObject
    if !cause.isEmpty {
      template[orEmpty: .metadata][orEmpty: .annotations][CommandContext.changeCauseKey] =
        .string(cause)
    }
    var object = replicaSet
    object["kind"] = "ReplicaSet"
    object["apiVersion"] = "apps/v1"
    return Revision(
      number: number(of: replicaSet), changeCause: cause, template: template, object: object,
      keeper: replicaSet)
  }

  private func revision(
    _ item: Value, _ info: ObjectInfo, _ context: CommandContext
  ) throws(CommandError) -> Revision {
    let applied = try ClientPatches(context: context).applyStrategic(
      item["data"] ?? .emptyObject, to: owner)
    return Revision(
      number: item.int("revision") ?? 0,
      changeCause: item.string(.metadata, .annotations, CommandContext.changeCauseKey) ?? "",
      template: applied[.spec, "template"] ?? .emptyObject, object: applied, keeper: item)
  }

  /// The revision of a number; with 0 the one before the newest.
  func find(_ number: Int64) -> Revision? {
    if number > 0 { return all.first { $0.number == number } }
    return all.count > 1 ? all[all.count - 2] : nil
  }

  /// The number that the deployment controller has written on an object; 0 without one.
  static func number(of object: Value) -> Int64 {
    let text = object.string(.metadata, .annotations, "deployment.kubernetes.io/revision") ?? ""
    return Int64(text) ?? 0
  }

  /// Whether an object is of a kind that keeps a history.
  static func isKept(for resource: APIResource) -> Bool {
    resource.group == "apps"
      && ["Deployment", "DaemonSet", "StatefulSet"].contains(resource.kind)
  }

  /// What kubectl says of kinds without a history.
  static func fault(_ resource: APIResource, noun: String, verb: String) -> CommandError {
    let name =
      resource.group.isEmpty ? resource.kind : "\(resource.kind).\(resource.group)"
    let known = [
      "Pod", "ReplicationController", "apps/ReplicaSet", "batch/Job", "batch/CronJob",
    ]
    let path = resource.group.isEmpty ? resource.kind : "\(resource.group)/\(resource.kind)"
    if known.contains(path) {
      return .text("no \(noun) has been implemented for \(name.quoted)")
    }
    return .text(
      "error retrieving \(verb) for \(name.quoted), no visitor method exists for "
        + "{\(resource.group) \(resource.kind)}")
  }
}
