import APIServer
import ObjectModel

// Models: validateLifecycle, validateProbe and validateHandler, v1.32.
extension PodSpecValidator {
  /// Lifecycle hooks and probes of a container that has them.
  mutating func checkHandlers(of container: Value, _ here: FieldPath) {
    if let lifecycle = container[.lifecycle] {
      for key in [Key.postStart, .preStop] {
        guard let hook = lifecycle[key] else { continue }
        checkHandler(
          hook, here.child(.lifecycle, key), kinds: [.exec, .httpGet, .tcpSocket, .sleep])
      }
    }
    for key in [Key.livenessProbe, .readinessProbe, .startupProbe] {
      guard let probe = container[key], !probe.isNull else { continue }
      let place = here.child(key)
      checkProbe(probe, place)
      if key == .readinessProbe {
        if let seconds = probe.int(.terminationGracePeriodSeconds) {
          errors.append(
            .invalid(
              place.child(.terminationGracePeriodSeconds), .int(seconds),
              "must not be set for readinessProbes"))
        }
      } else if let count = probe.int(.successThreshold), count != 1 {
        errors.append(.invalid(place.child(.successThreshold), .int(count), "must be 1"))
      }
    }
  }

  private mutating func checkProbe(_ probe: Value, _ place: FieldPath) {
    checkHandler(probe, place, kinds: [.exec, .httpGet, .tcpSocket, .grpc])
    for key in [
      Key.initialDelaySeconds, .timeoutSeconds, .periodSeconds, .successThreshold,
      .failureThreshold,
    ] {
      errors += FieldRules.notNegative(probe, key, place)
    }
    if let seconds = probe.int(.terminationGracePeriodSeconds), seconds <= 0 {
      errors.append(
        .invalid(
          place.child(.terminationGracePeriodSeconds), .int(seconds), "must be greater than 0"))
    }
  }

  private mutating func checkHandler(_ handler: Value, _ place: FieldPath, kinds: [Key]) {
    var count = 0
    for key in kinds {
      guard let action = handler[key], !action.isNull else { continue }
      count += 1
      if count > 1 {
        errors.append(.forbidden(place.child(key), "may not specify more than 1 handler type"))
      } else {
        checkAction(action, key, place.child(key))
      }
    }
    if count == 0 { errors.append(.required(place, "must specify a handler type")) }
  }

  private mutating func checkAction(_ action: Value, _ key: Key, _ place: FieldPath) {
    switch key {
    case .exec:
      if action.elements(.command).isEmpty { errors.append(.required(place.child(.command))) }
    case .httpGet: checkHTTP(action, place)
    case .grpc: errors += FieldRules.port(action.int(.port) ?? 0, place.child(.port))
    case .sleep: checkSleep(action.int(.seconds) ?? 0, place)
    default: errors += FieldRules.portNumberOrName(action[.port], place.child(.port))
    }
  }

  private mutating func checkHTTP(_ action: Value, _ place: FieldPath) {
    if (action.string(.path) ?? "").isEmpty { errors.append(.required(place.child(.path))) }
    errors += FieldRules.portNumberOrName(action[.port], place.child(.port))
    let scheme = action.string(.scheme) ?? ""
    if scheme != "HTTP", scheme != "HTTPS" {
      errors.append(
        .notSupported(place.child(.scheme), .string(scheme), supported: ["HTTP", "HTTPS"]))
    }
    for header in action.elements(.httpHeaders) {
      let name = header.string(.name) ?? ""
      let isGood =
        !name.isEmpty
        && name.utf8.allSatisfy { byte in
          (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            || byte == 45
        }
      if !isGood {
        errors.append(
          .invalid(
            place.child(.httpHeaders), .string(name),
            "a valid HTTP header must consist of alphanumeric characters or '-' "
              + "(e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')"))
      }
    }
  }

  private mutating func checkSleep(_ seconds: Int64, _ place: FieldPath) {
    guard let grace = spec.int(.terminationGracePeriodSeconds),
      !(1...max(1, grace)).contains(seconds)
    else { return }
    errors.append(
      .invalid(
        place, .int(seconds),
        "must be greater than 0 and less than terminationGracePeriodSeconds (\(grace)). Enable "
          + "AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep."))
  }
}
