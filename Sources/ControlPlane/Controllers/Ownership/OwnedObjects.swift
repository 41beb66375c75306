// Models: pkg/controller/controller_ref_manager.go, v1.32: adoption and release of any kind.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// A kind of owner, as its name stands in owner references.
struct OwnerKind: Sendable {
  let resource: ResourceID
  let kind: String
  let apiVersion: String

  /// The kind in the catalogue; nil when it is not served.
  init?(_ catalog: Catalog, _ apiVersion: String, _ kind: String) {
    guard let resource = catalog.resource(apiVersion: apiVersion, kind: kind) else { return nil }
    self.resource = resource
    self.kind = kind
    self.apiVersion = apiVersion
  }

  /// A kind that is known to be served.
  init(_ resource: ResourceID, _ apiVersion: String, _ kind: String) {
    self.resource = resource
    self.kind = kind
    self.apiVersion = apiVersion
  }

  /// The owner of this kind that controls an object, by key and uid.
  func owner(of object: Value) -> (key: ObjectKey, uid: String)? {
    guard let reference = object.controllerReference, reference[.kind]?.string == kind,
      let version = reference[.apiVersion]?.string, isOfGroup(version)
    else { return nil }
    let name = reference[.name]?.string ?? ""
    return (ObjectKey(object.objectNamespace, name), reference[.uid]?.string ?? "")
  }

  /// The owner of this kind that controls an object and still exists.
  func livingOwner(of object: Value, _ world: WorldView) -> Value? {
    guard let (key, uid) = owner(of: object), let found = world.object(resource, key),
      found.objectUID == uid
    else { return nil }
    return found
  }

  /// The work on an owner.
  func item(_ key: ObjectKey, delay: Span = .zero) -> WorkItem {
    WorkItem(key: WorkKey(resource: resource, object: key), delay: delay)
  }

  /// The reference by which an owner of this kind controls an object.
  func reference(to owner: Value) -> Value {
    Self.reference(to: owner, apiVersion, kind)
  }

  /// The reference by which an object controls another.
  static func reference(to owner: Value, _ apiVersion: String, _ kind: String) -> Value {
    [
      .apiVersion: .string(apiVersion), .kind: .string(kind), .name: .string(owner.objectName),
      .uid: .string(owner.objectUID), .controller: true, .blockOwnerDeletion: true,
    ]
  }

  /// The patch by which an owner takes an object that nobody controls.
  func adoption(
    of object: Value, _ resource: ResourceID, by owner: Value, _ requester: Requester,
    _ world: WorldView
  ) -> Write {
    let patch: Value = [
      .metadata: [
        .ownerReferences: [reference(to: owner)], .uid: .string(object.objectUID),
      ]
    ]
    return Write(
      requester.patch(world.catalog[resource], object.objectKey, nil, patch),
      tolerance: .staleness)
  }

  /// The patch by which an owner lets an object go.
  func release(
    of object: Value, _ resource: ResourceID, from owner: Value, _ requester: Requester,
    _ world: WorldView
  ) -> Write {
    let patch: Value = [
      .metadata: [
        .ownerReferences: [["$patch": "delete", .uid: .string(owner.objectUID)]],
        .uid: .string(object.objectUID),
      ]
    ]
    return Write(
      requester.patch(world.catalog[resource], object.objectKey, nil, patch),
      tolerance: .staleness)
  }

  /// The writes that take what an owner's selector matches and let go what it matches no more.
  func claims(
    _ resource: ResourceID, by owner: Value, _ selector: LabelSelector, _ requester: Requester,
    _ world: WorldView, where isWanted: (Value) -> Bool = { _ in true }
  ) -> [Write] {
    guard !owner.isBeingDeleted else { return [] }
    var writes: [Write] = []
    for object in world.controlled(resource, by: owner.objectUID)
    where isWanted(object) && !selector.matches(object[.metadata]?[.labels]) {
      writes.append(release(of: object, resource, from: owner, requester, world))
    }
    for object in world.uncontrolled(resource, in: owner.objectNamespace)
    where !object.isBeingDeleted && isWanted(object)
      && selector.matches(object[.metadata]?[.labels])
    {
      writes.append(adoption(of: object, resource, by: owner, requester, world))
    }
    return writes
  }

  /// Whether an API version is one of the kind's group.
  private func isOfGroup(_ version: String) -> Bool {
    version == apiVersion || Self.group(version) == Self.group(apiVersion)
  }

  private static func group(_ apiVersion: String) -> Substring {
    apiVersion.contains("/") ? apiVersion.prefix { $0 != "/" } : ""
  }
}

extension WorldView {
  /// The objects an owner controls.
  func controlled(_ resource: ResourceID, by uid: String) -> [Value] {
    objects(resource, index: .owner, equals: uid).filter {
      $0.controllerReference?.says(uid, at: .uid) == true
    }
  }

  /// The objects of a namespace that nobody controls.
  func uncontrolled(_ resource: ResourceID, in namespace: String) -> [Value] {
    if resource == .pods {
      return objects(.pods, index: .owner, equals: "").filter {
        $0.objectNamespace == namespace
      }
    }
    return objects(resource, namespace: namespace).filter { $0.controllerReference == nil }
  }
}

extension Value {
  /// The label selector in `spec.selector`; one that cannot be read selects nothing.
  var specSelector: LabelSelector {
    do throws(SelectorError) {
      return try LabelSelector(object: self[.spec]?[.selector])
    } catch {
      return .nothing
    }
  }

  /// Whether two objects carry the same labels.
  func hasSameLabels(as other: Value) -> Bool {
    self[.metadata]?[.labels] == other[.metadata]?[.labels]
  }

  /// The annotation of a name.
  func annotation(_ key: Key) -> String? { self[.metadata]?[.annotations]?[key]?.string }

  /// Oldest first, by name among equals: the order of ReplicaSetsByCreationTimestamp.
  static func isOlder(_ left: Value, _ right: Value) -> Bool {
    let first = left[.metadata]?[.creationTimestamp]?.string ?? ""
    let second = right[.metadata]?[.creationTimestamp]?.string ?? ""
    return first == second ? left.objectName < right.objectName : first < second
  }
}

/// Numbers that may be given as a percentage.
enum IntOrPercent {
  /// The number a value means out of `total`; nil when it is neither a number nor a percentage.
  static func scaled(_ value: Value?, of total: Int, roundsUp: Bool) -> Int? {
    if let number = value?.int { return Int(number) }
    guard let text = value?.string, text.last == "%", let percent = Int(text.dropLast()) else {
      return nil
    }
    let product = percent * total
    return roundsUp ? (product + 99) / 100 : product / 100
  }
}
