/// Why a container's configuration cannot be made, as events and statuses word it.
struct ContainerConfigError: Error, Equatable {
  let message: String

  init(_ message: String) {
    self.message = message
  }

  static func noConfigMap(_ name: String) -> ContainerConfigError {
    ContainerConfigError("configmap \"\(name)\" not found")
  }

  static func noSecret(_ name: String) -> ContainerConfigError {
    ContainerConfigError("secret \"\(name)\" not found")
  }
}
