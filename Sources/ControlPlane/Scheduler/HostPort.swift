// Models: scheduler framework HostPortInfo, v1.32.

import Kinds
import ObjectModel

/// A port a pod takes on its node.
struct HostPort: Hashable, Sendable {
  let number: Int64
  let transport: String
  /// `0.0.0.0` stands for every address.
  let address: String

  /// The host ports of a pod's containers and sidecars.
  static func of(_ pod: Value) -> [HostPort] {
    let spec = pod[.spec] ?? .null
    let sidecars = (spec[.initContainers]?.elements ?? []).filter(\.isSidecar)
    var found: [HostPort] = []
    for container in (spec[.containers]?.elements ?? []) + sidecars {
      for port in container[.ports]?.elements ?? [] {
        guard let number = port[.hostPort]?.int, number > 0 else { continue }
        let address = port[.hostIP]?.string ?? ""
        found.append(
          HostPort(
            number: number, transport: port[.protocol]?.string ?? "TCP",
            address: address.isEmpty ? "0.0.0.0" : address))
      }
    }
    return found
  }

  func conflicts(with other: HostPort) -> Bool {
    number == other.number && transport == other.transport
      && (address == other.address || address == "0.0.0.0" || other.address == "0.0.0.0")
  }
}
