import APIServer
import Formats
import ObjectModel
import Simulation

// Models: describeServiceAccount of kubectl pkg/describe/describe.go, v1.32.
enum ServiceAccountDescriber {
  static let describer = Describer { object, client, showsEvents in
    let secrets = try? Listing.items(
      client, resource: "secrets", namespace: object.string(.metadata, .namespace))
    return page(
      object, secrets: secrets,
      events: showsEvents ? EventSearch.events(about: object, client) : nil, now: client.now)
  }

  /// The page, given the namespace's secrets; nil when they could not be read.
  static func page(
    _ object: Value, secrets: [Value]?, events: [Value]?, now: Instant
  ) -> String {
    var writer = DescribeWriter()
    writer.heading(object)
    let existing = secrets?.map { $0.string(.metadata, .name) ?? "" }
    let tokens = (secrets ?? []).filter { secret in
      secret.string(.type) == "kubernetes.io/service-account-token"
        && secret.string(.metadata, .annotations, "kubernetes.io/service-account.name")
          == object.string(.metadata, .name)
        && secret.string(.metadata, .annotations, "kubernetes.io/service-account.uid")
          == object.string(.metadata, .uid)
    }
    let lists = [
      ("Image pull secrets:", object.elements(.imagePullSecrets).map { $0.string(.name) ?? "" }),
      ("Mountable secrets: ", object.elements(.secrets).map { $0.string(.name) ?? "" }),
      ("Tokens:            ", tokens.map { $0.string(.metadata, .name) ?? "" }),
    ]
    for (title, names) in lists {
      if names.isEmpty { writer.write(0, "\(title)\t<none>\n") }
      for (index, name) in names.enumerated() {
        let start = index == 0 ? title : "                   "
        let isMissing = existing.map { !$0.contains(name) } ?? false
        writer.write(0, "\(start)\t\(name)\(isMissing ? " (not found)" : "")\n")
      }
    }
    if let events { writer.events(events, now: now) }
    return writer.text()
  }
}
