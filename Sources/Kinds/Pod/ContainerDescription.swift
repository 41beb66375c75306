import Formats
import ObjectModel

// Models: describeContainers of kubectl pkg/describe/describe.go, v1.32.

/// The containers on describe pages of pods and templates.
enum ContainerDescription {
  /// What references in environment variables can be resolved from.
  enum Environment {
    /// A pod, whose name and namespace are known.
    case pod(Value)
    /// A template, of which nothing is known.
    case template
  }

  static func write(
    _ title: String, _ containers: [Value], statuses: [Value], _ environment: Environment,
    indent: String = "", _ writer: inout DescribeWriter
  ) {
    writer.write(0, "\(indent)\(title):\(containers.isEmpty ? " <none>" : "")\n")
    for container in containers {
      let status = statuses.last { $0[.name] == container[.name] }
      writeBasics(container, status, indent.isEmpty ? "" : " ", &writer)
      writeWords("Command", container.elements(.command), &writer)
      writeWords("Args", container.elements(.args), &writer)
      if let status { writeState(status, &writer) }
      writeResources("Limits", container.fields(.resources, .limits), &writer)
      writeResources("Requests", container.fields(.resources, .requests), &writer)
      writeProbes(container, &writer)
      EnvironmentDescription.write(container, environment, &writer)
      writeMounts(container, &writer)
    }
  }

  private static func writeBasics(
    _ container: Value, _ status: Value?, _ indent: String, _ writer: inout DescribeWriter
  ) {
    writer.write(1, "\(indent)\(container.string(.name) ?? ""):\n")
    if let status { writer.field("Container ID", status.string(.containerID) ?? "", level: 2) }
    writer.field("Image", container.string(.image) ?? "", level: 2)
    if let status { writer.field("Image ID", status.string(.imageID) ?? "", level: 2) }
    let ports = container.elements(.ports)
    for (title, key) in [("Port", Key.containerPort), ("Host Port", .hostPort)] {
      let list = ports.map { "\($0.int(key) ?? 0)/\($0.string(.protocol) ?? "")" }
      let text = list.isEmpty ? "<none>" : list.joined(separator: ", ")
      writer.field(list.count > 1 ? "\(title)s" : title, text, level: 2)
    }
    if let profile = container[.securityContext, .seccompProfile] {
      let type = profile.string(.type) ?? ""
      writer.field("SeccompProfile", type, level: 2)
      if type == "Localhost" {
        writer.field("LocalhostProfile", profile.string(.localhostProfile) ?? "", level: 3)
      }
    }
  }

  private static func writeWords(
    _ title: String, _ words: [Value], _ writer: inout DescribeWriter
  ) {
    guard !words.isEmpty else { return }
    writer.write(2, "\(title):\n")
    for word in words {
      for line in (word.string ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
        writer.write(3, "\(line)\n")
      }
    }
  }

  private static func writeState(_ status: Value, _ writer: inout DescribeWriter) {
    writeState("State", status[.state] ?? .null, &writer)
    if let last = status[.lastState], last[.terminated] != nil {
      writeState("Last State", last, &writer)
    }
    writer.field("Ready", DescribeText.capital(status.bool(.ready)), level: 2)
    writer.field("Restart Count", String(status.int(.restartCount) ?? 0), level: 2)
  }

  private static func writeState(
    _ title: String, _ state: Value, _ writer: inout DescribeWriter
  ) {
    func filled(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { writer.field(name, value, level: 3) }
    }
    if let running = state[.running] {
      writer.field(title, "Running", level: 2)
      writer.field("Started", DescribeText.time(running[.startedAt]), level: 3)
    } else if let waiting = state[.waiting] {
      writer.field(title, "Waiting", level: 2)
      filled("Reason", waiting.string(.reason))
    } else if let terminated = state[.terminated] {
      writer.field(title, "Terminated", level: 2)
      filled("Reason", terminated.string(.reason))
      filled("Message", terminated.string(.message))
      writer.field("Exit Code", String(terminated.int(.exitCode) ?? 0), level: 3)
      if let signal = terminated.int(.signal), signal > 0 {
        writer.field("Signal", String(signal), level: 3)
      }
      writer.field("Started", DescribeText.time(terminated[.startedAt]), level: 3)
      writer.field("Finished", DescribeText.time(terminated[.finishedAt]), level: 3)
    } else {
      writer.field(title, "Waiting", level: 2)
    }
  }

  private static func writeResources(
    _ title: String, _ amounts: Fields, _ writer: inout DescribeWriter
  ) {
    guard !amounts.isEmpty else { return }
    writer.write(2, "\(title):\n")
    for (name, value) in amounts.sorted {
      writer.field(name, DescribeText.quantity(value), level: 3)
    }
  }

  private static func writeProbes(_ container: Value, _ writer: inout DescribeWriter) {
    for (title, key) in [
      ("Liveness", Key.livenessProbe), ("Readiness", .readinessProbe), ("Startup", .startupProbe),
    ] {
      if let probe = container[key], !probe.isNull {
        writer.field(title, ProbeText.text(probe), level: 2)
      }
    }
  }

  private static func writeMounts(_ container: Value, _ writer: inout DescribeWriter) {
    let mounts = DescribeWriter.stable(container.elements(.volumeMounts)) {
      $0.string(.mountPath) ?? ""
    }
    let none = mounts.isEmpty ? "\t<none>" : ""
    writer.write(2, "Mounts:\(none)\n")
    for mount in mounts {
      var flags = mount.bool(.readOnly) == true ? "ro" : "rw"
      let subPath = mount.string(.subPath) ?? ""
      if !subPath.isEmpty { flags += ",path=\(GoText.quoted(subPath))" }
      let place = mount.string(.mountPath) ?? ""
      writer.write(3, "\(place) from \(mount.string(.name) ?? "") (\(flags))\n")
    }
    let devices = DescribeWriter.stable(container.elements(.volumeDevices)) {
      $0.string(.devicePath) ?? ""
    }
    guard !devices.isEmpty else { return }
    writer.write(2, "Devices:\(none)\n")
    for device in devices {
      let place = device.string(.devicePath) ?? ""
      writer.write(3, "\(place) from \(device.string(.name) ?? "")\n")
    }
  }
}
