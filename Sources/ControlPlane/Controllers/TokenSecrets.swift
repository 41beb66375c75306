// Models: pkg/controller/serviceaccount (tokens_controller.go), v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Fills secrets of type `kubernetes.io/service-account-token`, and deletes them with their account.
struct TokenSecrets: Reconciler {
  private static let type = "kubernetes.io/service-account-token"
  private static let nameKey = Key("kubernetes.io/service-account.name")
  private static let uidKey = Key("kubernetes.io/service-account.uid")

  let requester = Requester(controller: "tokens-controller")
  let source: EventSource
  let watched: [ResourceID] = [.secrets, .serviceAccounts]
  private let certificate: String

  init(certificate: String) {
    self.certificate = certificate
    source = EventSource(component: "serviceaccount-token-controller", user: requester.user)
  }

  private static func isToken(_ secret: Value) -> Bool { secret.string(.type) == type }

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    if change.resource == .secrets {
      guard let secret = change.new?.value, Self.isToken(secret) else { return [] }
      return [WorkItem(key: WorkKey(resource: .secrets, object: change.key))]
    }
    guard change.new == nil else { return [] }
    let namespace = change.key.namespace
    return world.objects(.secrets, namespace: namespace).filter { secret in
      Self.isToken(secret)
        && secret.string(.metadata, .annotations, Self.nameKey) == change.key.name
    }.map { secret in
      let key = ObjectKey(namespace, secret.string(.metadata, .name) ?? "")
      return WorkItem(key: WorkKey(resource: .secrets, object: key))
    }
  }

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    guard let secret = world.object(.secrets, key.object), !secret.isBeingDeleted,
      Self.isToken(secret), let name = secret.string(.metadata, .annotations, Self.nameKey)
    else { return Outcome() }
    let uid = secret.string(.metadata, .annotations, Self.uidKey) ?? ""
    let account = world.object(.serviceAccounts, ObjectKey(key.object.namespace, name))
    let kind = world.catalog[.secrets]
    guard let account, uid.isEmpty || account.string(.metadata, .uid) == uid else {
      return Outcome(writes: [Write(requester.delete(kind, key.object), tolerance: .notFound)])
    }
    let data = secret.fields(.data)
    var plain = Fields()
    if data["token"] == nil {
      plain["token"] = .string(world.token(of: account, inSecret: key.object.name))
    }
    if data["ca.crt"] == nil { plain["ca.crt"] = .string(certificate) }
    if data["namespace"] == nil { plain["namespace"] = .string(key.object.namespace) }
    if plain.isEmpty { return Outcome() }
    var new = secret
    // The server makes base64 of it.
    new[.stringData] = .object(plain)
    new[orEmpty: .metadata][orEmpty: .annotations][Self.uidKey] = account[.metadata, .uid]
    return Outcome(writes: [
      Write(requester.update(kind, key.object, nil, new), tolerance: .staleness)
    ])
  }
}
