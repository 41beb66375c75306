import ObjectModel
import Simulation

// Models: plugin limitranger, v1.32. Differs: resources are looked at in order of their names,
// where upstream's order is random.

extension APIServer {
  /// The limit ranges of the request's namespace, in order of their names.
  private func limitRanges(_ context: RequestContext) -> [Value] {
    guard let resource = catalog.limitRanges, let namespace = context.target.namespace else {
      return []
    }
    if store.isEmpty(resource) { return [] }
    let collection = store[resource]
    return collection.objects[collection.range(of: namespace)].map(\.element.value)
  }

  /// Gives containers the requests and limits that the namespace has as defaults.
  func setDefaultResources(of pod: inout Value, _ context: RequestContext) {
    var notes: [String] = []
    for range in limitRanges(context) {
      var limits = Fields()
      var requests = Fields()
      for item in range.elements(.spec, "limits") where item.string(.type) == "Container" {
        for entry in item.fields("default") { limits[entry.key] = entry.value }
        for entry in item.fields("defaultRequest") { requests[entry.key] = entry.value }
      }
      for (list, what) in [(Key.containers, "container"), (.initContainers, "init container")] {
        for index in pod.elements(.spec, list).indices {
          let container = pod.elements(.spec, list)[index]
          let name = container.string(.name) ?? ""
          for (key, defaults, word) in [
            (Key("requests"), requests, "request"), (Key("limits"), limits, "limit"),
          ] {
            var resources = container.fields("resources", key)
            let missing = defaults.filter { !resources.contains($0.key) }
            guard !missing.isEmpty else { continue }
            for entry in missing { resources[entry.key] = entry.value }
            pod[orEmpty: .spec][list]?[index][orEmpty: "resources"][key] = .object(resources)
            let names = missing.map(\.key.text).sorted().joined(separator: ", ")
            notes.append("\(names) \(word) for \(what) \(name)")
          }
        }
      }
    }
    if !notes.isEmpty {
      pod[orEmpty: .metadata][orEmpty: .annotations]["kubernetes.io/limit-ranger"] =
        .string("LimitRanger plugin set: " + notes.joined(separator: "; "))
    }
  }

  /// Refuses a pod or claim outside the bounds of the namespace; of changes only those of claims
  /// are looked at.
  func checkLimits(
    _ object: Value, over old: Value?, _ context: RequestContext
  ) throws(Status) {
    guard context.kind.group.isEmpty else { return }
    let isPod = context.isPod
    guard (isPod && old == nil) || context.kind.plural == "persistentvolumeclaims" else { return }
    for range in limitRanges(context) {
      var faults: [String] = []
      for item in range.elements(.spec, "limits") {
        faults +=
          isPod ? LimitBounds.podFaults(object, item) : LimitBounds.claimFaults(object, item)
      }
      guard !faults.isEmpty else { continue }
      let text = faults.count == 1 ? faults[0] : "[\(faults.joined(separator: ", "))]"
      throw .forbidden(context.kind.plural, Self.admissionName(object), text)
    }
  }
}

/// The bounds of one entry of a limit range.
enum LimitBounds {
  /// What is wrong with a pod.
  static func podFaults(_ pod: Value, _ item: Value) -> [String] {
    switch item.string(.type) {
    case "Container":
      return [Key.containers, .initContainers].flatMap { list in
        pod.elements(.spec, list).flatMap { container in
          faults(
            item, container.fields("resources", "requests"),
            container.fields("resources", "limits"))
        }
      }
    case "Pod": return faults(item, total(pod, "requests"), total(pod, "limits"))
    default: return []
    }
  }

  /// What is wrong with a claim.
  static func claimFaults(_ claim: Value, _ item: Value) -> [String] {
    guard item.string(.type) == "PersistentVolumeClaim" else { return [] }
    let requests = ("request", claim.fields(.spec, "resources", "requests"))
    let none = ("limit", Fields())
    return bounds(item, .least, requests, none) + bounds(item, .most, requests, none)
  }

  private static func faults(_ item: Value, _ requests: Fields, _ limits: Fields) -> [String] {
    bounds(item, .least, ("request", requests), ("limit", limits))
      + bounds(item, .most, ("limit", limits), ("request", requests))
      + item.fields("maxLimitRequestRatio").sorted.compactMap {
        ratio($0.key, $0.value, item.string(.type) ?? "", requests, limits)
      }
  }

  /// Which end of a range a bound is.
  private enum End {
    case least, most

    var key: Key { self == .least ? "min" : "max" }
    var adjective: String { self == .least ? "minimum" : "maximum" }

    func forbids(_ amount: Quantity, _ bound: Quantity) -> Bool {
      self == .least ? amount < bound : amount > bound
    }
  }

  /// Amounts, and what one of them is called.
  private typealias Named = (noun: String, amounts: Fields)

  /// What breaks the bounds at one end of an entry: amounts that there must be, and others.
  private static func bounds(
    _ item: Value, _ end: End, _ needed: Named, _ other: Named
  ) -> [String] {
    let type = item.string(.type) ?? ""
    return item.fields(end.key).sorted.compactMap { name, value in
      guard let bound = amount(value) else { return nil }
      let text = "\(end.adjective) \(name) usage per \(type) is \(bound.text)"
      guard let first = needed.amounts[Key(name)].flatMap(amount) else {
        return "\(text).  No \(needed.noun) is specified"
      }
      if end.forbids(first, bound) { return "\(text), but \(needed.noun) is \(first.text)" }
      guard let second = other.amounts[Key(name)].flatMap(amount), end.forbids(second, bound)
      else { return nil }
      return "\(text), but \(other.noun) is \(second.text)"
    }
  }

  private static func ratio(
    _ name: String, _ bound: Value, _ type: String, _ requests: Fields, _ limits: Fields
  ) -> String? {
    guard let most = amount(bound) else { return nil }
    let text = "\(name) max limit to request ratio per \(type) is \(most.text)"
    guard let request = requests[Key(name)].flatMap(amount), !request.isZero else {
      return "\(text), but no request is specified or request is 0"
    }
    guard let limit = limits[Key(name)].flatMap(amount), !limit.isZero else {
      return "\(text), but no limit is specified or limit is 0"
    }
    let ratio = Double(limit.milliValue) / Double(request.milliValue)
    guard ratio > Double(most.milliValue) / 1000 else { return nil }
    let micros = Int64((ratio * 1_000_000).rounded())
    let digits = String(micros % 1_000_000)
    let padded = String(repeating: "0", count: 6 - digits.count) + digits
    return "\(text), but provided ratio is \(micros / 1_000_000).\(padded)"
  }

  static func amount(_ value: Value) -> Quantity? {
    value.string.flatMap { Quantity($0) } ?? value.int.map { Quantity($0) }
  }

  /// The sum over the containers, or the largest init container where that is more.
  private static func total(_ pod: Value, _ key: Key) -> Fields {
    var sum: [(key: Key, amount: Quantity)] = []
    for (list, isSum) in [(Key.containers, true), (.initContainers, false)] {
      for container in pod.elements(.spec, list) {
        for entry in container.fields("resources", key) {
          guard let amount = amount(entry.value) else { continue }
          if let index = sum.firstIndex(where: { $0.key == entry.key }) {
            if isSum || container.string("restartPolicy") == "Always" {
              sum[index].amount.add(amount)
            } else if sum[index].amount < amount {
              sum[index].amount = amount
            }
          } else {
            sum.append((entry.key, amount))
          }
        }
      }
    }
    var fields = Fields()
    for entry in sum { fields[entry.key] = .string(entry.amount.text) }
    return fields
  }
}
