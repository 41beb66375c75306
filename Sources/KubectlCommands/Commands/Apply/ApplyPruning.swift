// Models: kubectl pkg/cmd/apply/prune.go and pkg/util/prune, v1.32.

import APIServer
import ObjectModel

/// `apply --prune`: deletes what was applied once and is missing from the files now.
struct ApplyPruning {
  let context: CommandContext
  let dryRun: DryRun
  let cascade: String
  private let allowed: [(group: String, version: String, kind: String)]?

  /// The kinds that are looked through when no flag names others.
  private static let standard = [
    ("", "v1", "ConfigMap"), ("", "v1", "Endpoints"), ("", "v1", "PersistentVolumeClaim"),
    ("", "v1", "Pod"), ("", "v1", "ReplicationController"), ("", "v1", "Secret"),
    ("", "v1", "Service"), ("batch", "v1", "Job"), ("batch", "v1", "CronJob"),
    ("networking.k8s.io", "v1", "Ingress"), ("apps", "v1", "DaemonSet"),
    ("apps", "v1", "Deployment"), ("apps", "v1", "ReplicaSet"), ("apps", "v1", "StatefulSet"),
    ("", "v1", "Namespace"), ("", "v1", "PersistentVolume"),
  ]

  /// Reads `--prune-allowlist`.
  init(_ context: CommandContext, _ dryRun: DryRun, cascade: String) throws(CommandError) {
    self.context = context
    self.dryRun = dryRun
    self.cascade = cascade
    let texts = context.flags.list("prune-allowlist")
    if texts.isEmpty {
      allowed = nil
      return
    }
    var found: [(group: String, version: String, kind: String)] = []
    for text in texts {
      let parts = text.parts(by: "/")
      guard parts.count == 3 else {
        throw .text(
          "invalid GroupVersionKind format: \(text), please follow <group/version/kind>")
      }
      let group = parts[0] == "core" ? "" : parts[0]
      let resource = try context.discovery().resource(
        group: group, version: parts[1], kind: parts[2])
      guard resource != nil else {
        let place = group.isEmpty ? parts[1] : "\(group)/\(parts[1])"
        throw .text(
          "no matches for kind \(parts[2].quoted) in version \(place.quoted)"
            + BuiltInKind.remark(apiVersion: place, kind: parts[2]))
      }
      found.append((group, parts[1], parts[2]))
    }
    allowed = found
  }

  /// Deletes the objects of the kinds that were applied before and are not among `applied`.
  func run(
    _ applied: [(info: ObjectInfo, object: Value)], _ printer: ObjectPrinter
  ) throws(CommandError) {
    if allowed == nil {
      context.log(
        "Deprecated: kubectl apply will no longer prune non-namespaced resources by default when "
          + "used with the --namespace flag in a future release. To preserve the current behaviour, "
          + "list the resources you want to target explicitly in the --prune-allowlist flag.",
        at: 71, in: "prune.go")
    }
    var namespaces: [String] = []
    for (info, _) in applied where info.resource.isNamespaced {
      if !namespaces.contains(info.namespace) { namespaces.append(info.namespace) }
    }
    let uids = applied.compactMap { $0.object.string(.metadata, .uid) }
    var printer = printer
    printer.operation = "pruned" + dryRun.suffix
    var resources: [APIResource] = []
    for kind in allowed ?? Self.standard {
      // Kinds of Kubernetes that the cluster does not have yet hold nothing to delete.
      if let resource = try context.discovery().resource(
        group: kind.0, version: kind.1, kind: kind.2)
      {
        resources.append(resource)
      }
    }
    for namespace in namespaces {
      for resource in resources where resource.isNamespaced {
        try prune(resource, namespace, uids, &printer)
      }
    }
    for resource in resources where !resource.isNamespaced {
      try prune(resource, "", uids, &printer)
    }
  }

  private func prune(
    _ resource: APIResource, _ namespace: String, _ uids: [String],
    _ printer: inout ObjectPrinter
  ) throws(CommandError) {
    var options = RequestOptions()
    options.labelSelector = context.flags.string("selector")
    let list = try context.object(
      APIRequest(.list, resource.target(namespace), options: options))
    for item in list.elements("items") {
      if LastApplied.text(in: item) == nil { continue }
      if uids.contains(item.string(.metadata, .uid) ?? "") { continue }
      let name = item.string(.metadata, .name) ?? ""
      if dryRun != .client {
        var options = RequestOptions()
        options.isDryRun = dryRun == .server
        options.propagationPolicy = cascade
        _ = try context.send(
          APIRequest(
            .delete, resource.target(namespace, name), options: options,
            body: [
              "kind": "DeleteOptions", "apiVersion": "v1", "propagationPolicy": .string(cascade),
            ]))
      }
      context.write(try printer.text(item, title: "\(resource.qualifiedKind)/\(name)"))
    }
  }
}
