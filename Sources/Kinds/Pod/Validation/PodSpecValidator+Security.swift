import APIServer
import ObjectModel

// Models: ValidateSecurityContext and validatePodSpecSecurityContext, v1.32. Differs: Windows
// options and AppArmor profiles are not checked.
extension PodSpecValidator {
  mutating func checkSecurity(_ context: Value?, _ place: FieldPath) {
    guard let context, !context.isNull else { return }
    errors += FieldRules.id(context.int(.runAsUser), place.child(.runAsUser))
    errors += FieldRules.id(context.int(.runAsGroup), place.child(.runAsGroup))
    checkSeccomp(context[.seccompProfile], place.child(.seccompProfile))
    guard context.bool(.allowPrivilegeEscalation) == false else { return }
    let asText = JSONWriter(sortsKeys: true, escapesHTML: false).text(context)
    if context.bool(.privileged) == true {
      errors.append(
        .invalid(
          place, goText: asText,
          "cannot set `allowPrivilegeEscalation` to false and `privileged` to true"))
    }
    for capability in context.elements(.capabilities, .add) where capability == "CAP_SYS_ADMIN" {
      errors.append(
        .invalid(
          place, goText: asText,
          "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN"))
    }
  }

  mutating func checkPodSecurity() {
    let place = path.child(.securityContext)
    let context = spec[.securityContext] ?? .emptyObject
    errors += FieldRules.id(context.int(.fsGroup), place.child(.fsGroup))
    errors += FieldRules.id(context.int(.runAsUser), place.child(.runAsUser))
    errors += FieldRules.id(context.int(.runAsGroup), place.child(.runAsGroup))
    for (index, group) in context.elements(.supplementalGroups).enumerated() {
      errors += FieldRules.id(group.int, place.child(.supplementalGroups).index(index))
    }
    if spec.bool(.shareProcessNamespace) == true, spec.bool(.hostPID) == true {
      errors.append(
        .invalid(
          place.child(.shareProcessNamespace), true,
          "ShareProcessNamespace and HostPID cannot both be enabled"))
    }
    checkSysctls(context.elements(.sysctls), place.child(.sysctls))
    if let policy = context.string(.fsGroupChangePolicy),
      policy != "OnRootMismatch", policy != "Always"
    {
      errors.append(
        .notSupported(
          place.child(.fsGroupChangePolicy), .string(policy),
          supported: ["Always", "OnRootMismatch"]))
    }
    checkSeccomp(context[.seccompProfile], place.child(.seccompProfile))
  }

  private mutating func checkSysctls(_ sysctls: [Value], _ place: FieldPath) {
    var names: [String] = []
    for (index, sysctl) in sysctls.enumerated() {
      let name = sysctl.string(.name) ?? ""
      let at = place.index(index).child(.name)
      if name.isEmpty {
        errors.append(.required(at))
      } else if !isSysctl(name) {
        let segment = "[a-z0-9]([-_a-z0-9]*[a-z0-9])?"
        errors.append(
          .invalid(
            at, .string(name),
            "must have at most 253 characters and match regex "
              + "^(\(segment)[\\./])*\(segment)$"))
      } else if names.contains(name) {
        errors.append(.duplicate(at, .string(name)))
      }
      names.append(name)
    }
  }

  private func isSysctl(_ name: String) -> Bool {
    guard name.utf8.count <= 253 else { return false }
    return name.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "/" }
      .allSatisfy { part in
        func isPlain(_ byte: UInt8) -> Bool {
          (97...122).contains(byte) || (48...57).contains(byte)
        }
        guard let first = part.utf8.first, let last = part.utf8.last else { return false }
        return isPlain(first) && isPlain(last)
          && part.utf8.allSatisfy { isPlain($0) || $0 == 45 || $0 == 95 }
      }
  }

  private mutating func checkSeccomp(_ profile: Value?, _ place: FieldPath) {
    guard let profile, !profile.isNull else { return }
    let type = profile.string(.type) ?? ""
    if type.isEmpty {
      errors.append(.required(place.child(.type), "type is required when seccompProfile is set"))
    } else if !["Localhost", "RuntimeDefault", "Unconfined"].contains(type) {
      errors.append(
        .notSupported(
          place.child(.type), .string(type),
          supported: ["Localhost", "RuntimeDefault", "Unconfined"]))
    }
    let file = profile.string(.localhostProfile)
    if type == "Localhost" {
      if let file {
        errors += FieldRules.relativePath(file, place.child(.localhostProfile))
      } else {
        errors.append(
          .required(
            place.child(.localhostProfile), "must be set when seccomp type is Localhost"))
      }
    } else if let file {
      errors.append(
        .invalid(
          place.child(.localhostProfile), .string(file),
          "can only be set when seccomp type is Localhost"))
    }
  }
}
