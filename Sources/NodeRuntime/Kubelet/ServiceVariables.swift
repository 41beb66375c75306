import ObjectModel
import ShellLanguage

// Models: pkg/kubelet/envvars/envvars.go, v1.32.

/// The variables that name the services a pod sees when it starts.
enum ServiceVariables {
  /// The variables of the given services, in their order.
  static func variables(_ services: [Value]) -> [EnvironmentVariable] {
    var result: [EnvironmentVariable] = []
    for service in services {
      guard let address = service[.spec, "clusterIP"]?.string, !address.isEmpty, address != "None",
        let ports = service[.spec, "ports"]?.elements, let first = ports.first
      else { continue }
      let name = variableName(service[.metadata, .name]?.string ?? "")
      result.append(EnvironmentVariable("\(name)_SERVICE_HOST", address))
      result.append(EnvironmentVariable("\(name)_SERVICE_PORT", number(first)))
      for port in ports {
        guard let portName = port[.name]?.string, !portName.isEmpty else { continue }
        result.append(
          EnvironmentVariable("\(name)_SERVICE_PORT_\(variableName(portName))", number(port)))
      }
      addLinks(name, address, ports, &result)
    }
    return result
  }

  private static func addLinks(
    _ name: String, _ address: String, _ ports: [Value], _ result: inout [EnvironmentVariable]
  ) {
    for (index, port) in ports.enumerated() {
      let upper = (port["protocol"]?.string ?? "TCP").uppercased()
      let url = "\(upper.lowercased())://\(address):\(number(port))"
      if index == 0 { result.append(EnvironmentVariable("\(name)_PORT", url)) }
      let prefix = "\(name)_PORT_\(number(port))_\(upper)"
      result.append(EnvironmentVariable(prefix, url))
      result.append(EnvironmentVariable("\(prefix)_PROTO", upper.lowercased()))
      result.append(EnvironmentVariable("\(prefix)_PORT", number(port)))
      result.append(EnvironmentVariable("\(prefix)_ADDR", address))
    }
  }

  private static func number(_ port: Value) -> String { String(port["port"]?.int ?? 0) }

  private static func variableName(_ text: String) -> String {
    String(text.map { $0 == "-" ? "_" : $0 }).uppercased()
  }
}
