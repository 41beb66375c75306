import ObjectModel

// Models: pod-security-admission policy, v1.32: which rule counts since when.

/// One rule of the Pod Security Standards.
enum PodSecurityCheck: CaseIterable {
  // The rules of the baseline and then those of the restricted level, each in order of their names.
  case appArmorProfile, capabilitiesBaseline, hostNamespaces, hostPathVolumes, hostPorts
  case privileged, procMount, seLinuxOptions, seccompProfileBaseline, sysctls, windowsHostProcess
  case allowPrivilegeEscalation, capabilitiesRestricted, restrictedVolumes, runAsNonRoot, runAsUser
  case seccompProfileRestricted

  /// Why a pod is not allowed.
  struct Objection: Equatable {
    let reason: String
    let detail: String
  }

  /// What speaks against a pod by a standard.
  static func objections(to pod: PodSecuritySubject, _ standard: PodSecurityPolicy.Standard)
    -> [Objection]
  {
    guard standard.level != .privileged else { return [] }
    let release = standard.version.rules
    return allCases.compactMap { check in
      check.counts(standard.level, release) ? check.objection(to: pod, release) : nil
    }
  }

  /// The first release with this rule, of the restricted level only.
  private var restrictedSince: Int? {
    switch self {
    case .allowPrivilegeEscalation: 8
    case .capabilitiesRestricted: 22
    case .restrictedVolumes, .runAsNonRoot: 0
    case .runAsUser: 23
    case .seccompProfileRestricted: 19
    default: nil
    }
  }

  /// The stricter rule that takes this one's place.
  private var stricter: PodSecurityCheck? {
    switch self {
    case .capabilitiesBaseline: .capabilitiesRestricted
    case .hostPathVolumes: .restrictedVolumes
    case .seccompProfileBaseline: .seccompProfileRestricted
    default: nil
    }
  }

  private func counts(_ level: PodSecurityPolicy.Level, _ release: Int) -> Bool {
    if let restrictedSince { return level == .restricted && release >= restrictedSince }
    guard level == .restricted, let since = stricter?.restrictedSince else { return true }
    return release < since
  }

  private func objection(to pod: PodSecuritySubject, _ release: Int) -> Objection? {
    switch self {
    case .appArmorProfile: pod.appArmorProfile
    case .capabilitiesBaseline: pod.addedCapabilities
    case .hostNamespaces: pod.hostNamespaces
    case .hostPathVolumes: pod.hostPathVolumes
    case .hostPorts: pod.hostPorts
    case .privileged: pod.privileged
    case .procMount: pod.procMount
    case .seLinuxOptions: pod.seLinuxOptions(release)
    case .seccompProfileBaseline: release < 19 ? pod.seccompAnnotations : pod.seccompTypes
    case .sysctls: pod.sysctls(release)
    case .windowsHostProcess: pod.hostProcess
    case .allowPrivilegeEscalation:
      release >= 25 && pod.isWindows ? nil : pod.privilegeEscalation
    case .capabilitiesRestricted: release >= 25 && pod.isWindows ? nil : pod.keptCapabilities
    case .restrictedVolumes: pod.restrictedVolumes
    case .runAsNonRoot: pod.runAsNonRoot
    case .runAsUser: pod.runAsUser
    case .seccompProfileRestricted: release >= 25 && pod.isWindows ? nil : pod.seccompProfile
    }
  }
}

extension [PodSecurityCheck.Objection] {
  /// The reasons, with what they are about.
  var details: String {
    map { $0.detail.isEmpty ? $0.reason : "\($0.reason) (\($0.detail))" }.joined(separator: ", ")
  }

  /// The reasons alone.
  var reasons: String { map(\.reason).joined(separator: ", ") }
}
