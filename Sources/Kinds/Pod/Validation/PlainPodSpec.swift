import APIServer
import ObjectModel

/// Pod specs that no rule can object to and that raise no warning, which most are: told in one walk
/// that builds nothing.
///
/// All others, good or bad, are left to the rules. Debug builds hold what is said here against them.
struct PlainPodSpec {
  private let volumes: [Value]
  /// The container ports met so far: a second one of the same number is worth a warning.
  private var ports: [Int64] = []

  /// Whether no rule can object to `spec`; false says nothing.
  static func holds(_ spec: Value) -> Bool {
    guard case .object(let fields) = spec else { return false }
    var walk = PlainPodSpec(volumes: spec.elements(.volumes))
    return walk.isPlain(fields)
  }

  private init(volumes: [Value]) {
    self.volumes = volumes
  }

  private mutating func isPlain(_ spec: Fields) -> Bool {
    var required = 0
    let isPlain = spec.allHold { key, slot in
      switch key {
      case .containers:
        required += 1
        return areContainers(slot.pointee)
      case .volumes: return areVolumes()
      case .terminationGracePeriodSeconds:
        required += 1
        return slot.pointee.int ?? -1 >= 0
      case .restartPolicy:
        required += 1
        return Self.isWord(slot.pointee, "Always", "OnFailure", "Never")
      case .dnsPolicy:
        required += 1
        return Self.isWord(slot.pointee, "ClusterFirst", "Default", "ClusterFirstWithHostNet")
      case .securityContext: return Self.isEmpty(slot.pointee)
      case .serviceAccountName, .nodeName, .priorityClassName: return Self.isSubdomain(slot.pointee)
      case .hostname, .subdomain: return Self.isLabel(slot.pointee)
      case .tolerations: return Self.areTolerations(slot.pointee)
      case .preemptionPolicy:
        return Self.isWord(slot.pointee, "PreemptLowerPriority", "Never", "Never")
      case .serviceAccount, .schedulerName, .enableServiceLinks, .automountServiceAccountToken,
        .priority:
        return true
      default: return false
      }
    }
    return isPlain && required == 4
  }

  // MARK: Volumes

  private func areVolumes() -> Bool {
    guard volumes.count <= 16 else { return false }
    return volumes.indices.allSatisfy { index in
      let name = volumes[index][.name]
      return Self.isVolume(volumes[index])
        && !volumes[..<index].contains { $0[.name] == name }
    }
  }

  /// A name and one source of those that are easily told.
  private static func isVolume(_ volume: Value) -> Bool {
    guard case .object(let fields) = volume, fields.count == 2 else { return false }
    var hasName = false
    return fields.allHold { key, slot in
      switch key {
      case .name:
        hasName = true
        return isLabel(slot.pointee)
      case .projected: return slot.pointee.isShared(with: APIServer.tokenProjection)
      case .emptyDir: return isEmpty(slot.pointee)
      case .configMap: return names(slot.pointee, .name)
      case .secret: return names(slot.pointee, .secretName)
      case .persistentVolumeClaim: return names(slot.pointee, .claimName)
      default: return false
      }
    } && hasName
  }

  /// Whether a source names what it takes its files from and says little else.
  private static func names(_ source: Value, _ name: Key) -> Bool {
    guard case .object(let fields) = source, isText(source[name]) else { return false }
    return fields.allHold { key, slot in
      switch key {
      case name, .optional, .readOnly: true
      case .defaultMode: (0...0o777).contains(slot.pointee.int ?? -1)
      default: false
      }
    }
  }

  // MARK: Containers

  private mutating func areContainers(_ list: Value) -> Bool {
    guard case .array(let containers) = list, (1...16).contains(containers.count) else {
      return false
    }
    for index in containers.indices {
      guard isContainer(containers[index]) else { return false }
      let name = containers[index][.name]
      if containers[..<index].contains(where: { $0[.name] == name }) { return false }
    }
    return true
  }

  private mutating func isContainer(_ container: Value) -> Bool {
    guard case .object(let fields) = container else { return false }
    var required = 0
    let isPlain = fields.allHold { key, slot in
      switch key {
      case .name:
        required += 1
        return Self.isLabel(slot.pointee)
      case .image:
        required += 1
        return Self.isImage(slot.pointee)
      case .imagePullPolicy:
        required += 1
        return Self.isWord(slot.pointee, "IfNotPresent", "Always", "Never")
      case .terminationMessagePolicy:
        required += 1
        return Self.isWord(slot.pointee, "File", "FallbackToLogsOnError", "File")
      case .ports: return arePorts(slot.pointee)
      case .env: return Self.isEnvironment(slot.pointee)
      case .resources: return Self.areResources(slot.pointee)
      case .volumeMounts: return areMounts(slot.pointee)
      case .terminationMessagePath, .command, .args, .workingDir, .stdin, .stdinOnce, .tty:
        return true
      default: return false
      }
    }
    return isPlain && required == 4
  }

  private mutating func arePorts(_ list: Value) -> Bool {
    guard case .array(let elements) = list, elements.count <= 16 else { return false }
    for index in elements.indices {
      guard case .object(let port) = elements[index], isPort(port) else { return false }
      if let name = port[.name], elements[..<index].contains(where: { $0[.name] == name }) {
        return false
      }
    }
    return true
  }

  private mutating func isPort(_ port: Fields) -> Bool {
    var required = 0
    let isPlain = port.allHold { key, slot in
      switch key {
      case .containerPort:
        required += 1
        guard case .int(let number) = slot.pointee, (1...65535).contains(number),
          !ports.contains(number)
        else { return false }
        ports.append(number)
        return true
      case .protocol:
        required += 1
        return Self.isWord(slot.pointee, "TCP", "UDP", "SCTP")
      case .name: return FieldRules.portNameFaults(slot.pointee.string ?? "").isEmpty
      default: return false
      }
    }
    return isPlain && required == 2
  }

  /// Variables with a value of their own.
  private static func isEnvironment(_ list: Value) -> Bool {
    guard case .array(let elements) = list, elements.count <= 16 else { return false }
    return elements.indices.allSatisfy { index in
      guard case .object(let fields) = elements[index], let name = fields[.name],
        !elements[..<index].contains(where: { $0[.name] == name })
      else { return false }
      return fields.allHold { key, slot in
        switch key {
        case .name: isVariableName(slot.pointee)
        case .value: true
        default: false
        }
      }
    }
  }

  private static func areResources(_ value: Value) -> Bool {
    isEmpty(value)
      || ResourceRules.containerErrors(value, .root).isEmpty
        && !PodWarnings.hasFractions(value)
  }

  private func areMounts(_ list: Value) -> Bool {
    guard case .array(let mounts) = list, mounts.count <= 16 else { return false }
    return mounts.indices.allSatisfy { index in
      guard case .object(let fields) = mounts[index], let name = fields[.name], Self.isText(name),
        let path = fields[.mountPath], Self.isText(path),
        volumes.contains(where: { $0[.name] == name }),
        !mounts[..<index].contains(where: { $0[.mountPath] == path })
      else { return false }
      return fields.allHold { key, _ in key == .name || key == .mountPath || key == .readOnly }
    }
  }

  private static func areTolerations(_ list: Value) -> Bool {
    // What the server itself gives to nearly every pod.
    if list.isShared(with: APIServer.defaultTolerations) { return true }
    return TolerationRules.errors(list.elements, .root).isEmpty
  }

  // MARK: Texts

  private static func isEmpty(_ value: Value) -> Bool {
    guard case .object(let fields) = value else { return false }
    return fields.isEmpty
  }

  @inline(__always)
  private static func isWord(
    _ value: Value, _ first: String, _ second: String, _ third: String
  ) -> Bool {
    guard case .string(let text) = value else { return false }
    return text == first || text == second || text == third
  }

  private static func isText(_ value: Value?) -> Bool {
    guard case .string(let text)? = value else { return false }
    return !text.isEmpty
  }

  private static func isLabel(_ value: Value) -> Bool {
    guard case .string(let text) = value else { return false }
    return NameRules.dns1123Label(text).isEmpty
  }

  private static func isSubdomain(_ value: Value) -> Bool {
    guard case .string(let text) = value else { return false }
    return NameRules.dns1123Subdomain(text).isEmpty
  }

  private static func isImage(_ value: Value) -> Bool {
    guard case .string(let text) = value else { return false }
    return !text.isEmpty && EventColumns.hasPlainEnds(text)
  }

  private static func isVariableName(_ value: Value) -> Bool {
    guard case .string(let text) = value else { return false }
    return !text.isEmpty && text.utf8.allSatisfy { (32...126).contains($0) && $0 != 61 }
  }
}
