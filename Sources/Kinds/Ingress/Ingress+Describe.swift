import APIServer
import Formats
import ObjectModel
import Simulation

// Models: describeIngressV1 of kubectl pkg/describe/describe.go, v1.32.
enum IngressDescriber {
  static let describer = Describer { object, client, showsEvents in
    var writer = DescribeWriter()
    let spec = object[.spec] ?? .emptyObject
    let namespace = object.string(.metadata, .namespace)
    writer.field("Name", object.string(.metadata, .name) ?? "")
    writer.labels("Labels", object[.metadata, .labels])
    writer.field("Namespace", namespace ?? "")
    writer.field("Address", IngressKind.address(object))
    writer.field("Ingress Class", spec.string("ingressClassName") ?? "<none>")
    let rest =
      spec["defaultBackend"].map { backend($0, namespace, client) } ?? "<default>"
    writer.field("Default backend", rest)
    writeCertificates(spec.elements("tls"), &writer)
    writer.write(0, "Rules:\n  Host\tPath\tBackends\n")
    writer.write(1, "----\t----\t--------\n")
    let rules = spec.elements("rules").filter { $0["http"] != nil }
    for rule in rules {
      let host = rule.string(.host) ?? ""
      writer.write(1, "\(host.isEmpty ? "*" : host)\t\n")
      for entry in rule["http"]?.elements("paths") ?? [] {
        let target = backend(entry["backend"] ?? .emptyObject, namespace, client)
        writer.write(2, "\t\(entry.string(.path) ?? "") \t\(target)\n")
      }
    }
    if rules.isEmpty { writer.write(1, "*\t*\t\(rest)\n") }
    writer.annotations("Annotations", object[.metadata, .annotations])
    if showsEvents {
      writer.events(EventSearch.events(about: object, client), now: client.now)
    }
    return writer.text()
  }

  private static func writeCertificates(_ entries: [Value], _ writer: inout DescribeWriter) {
    guard !entries.isEmpty else { return }
    writer.write(0, "TLS:\n")
    for entry in entries {
      let hosts = entry.elements("hosts").compactMap(\.string).joined(separator: ",")
      let secret = entry.string(.secretName) ?? ""
      writer.write(1, secret.isEmpty ? "SNI routes \(hosts)\n" : "\(secret) terminates \(hosts)\n")
    }
  }

  /// Where requests go, with the addresses behind a Service.
  private static func backend(
    _ backend: Value, _ namespace: String?, _ client: any APIClient
  ) -> String {
    if let service = backend[.service] {
      let name = service.string(.name) ?? ""
      let number = service.int(.port, "number") ?? 0
      let portName = service.string(.port, .name) ?? ""
      let text = "\(name):\(number == 0 ? portName : String(number))"
      do throws(Status) {
        let slices = try Listing.items(
          client, group: "discovery.k8s.io", resource: "endpointslices", namespace: namespace,
          labelSelector: "kubernetes.io/service-name=\(name)")
        let found = try Listing.object(
          client, resource: "services", namespace: namespace, name: name)
        let port = found.elements(.spec, .ports).last {
          number == 0 ? $0.string(.name) == portName : $0.int(.port) == number
        }
        let behind = ServiceDescriber.endpoints(slices, port: port?.string(.name) ?? "")
        return "\(text) (\(behind))"
      } catch {
        return "\(text) (<error: \(error.message)>)"
      }
    }
    guard let resource = backend[.resource] else { return "" }
    return "APIGroup: \(resource.string("apiGroup") ?? "<none>"),"
      + " Kind: \(resource.string(.kind) ?? ""), Name: \(resource.string(.name) ?? "")"
  }
}
