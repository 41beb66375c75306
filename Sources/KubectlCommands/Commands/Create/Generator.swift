// Models: kubectl pkg/cmd/create's generators, v1.32.

import APIServer
import ObjectModel

/// The part that all generators of `kubectl create TYPE NAME` share.
struct Generator {
  let context: CommandContext
  /// The type as errors name it: `configmap`.
  let noun: String
  /// What a refusal of the server begins with; empty shows the server's own words as they are.
  let failure: String

  /// The flags that every generator has.
  static let flags = """
    --allow-missing-template-keys bool =true
    --dry-run string =none bare:unchanged
    --field-manager string =kubectl-create
    -o --output string
    --save-config bool
    --show-managed-fields bool
    --template string
    --validate string =strict bare:strict

    """

  init(context: CommandContext, noun: String, failure: String? = nil) {
    self.context = context
    self.noun = noun
    self.failure = failure ?? "failed to create \(noun): "
  }

  /// The one name on the line.
  func name() throws(CommandError) -> String {
    try nameAndCommand().name
  }

  /// The one name on the line, and the words of a command behind `--`.
  func nameAndCommand() throws(CommandError) -> (name: String, command: [Value]) {
    let arguments = context.arguments
    let before = context.argumentsBeforeDash ?? arguments.count
    guard before == 1 else {
      throw .usage("exactly one NAME is required, got \(before)", context)
    }
    return (arguments[0], arguments.dropFirst().map { .string($0) })
  }

  /// The start of a generated object in the order of its Go type.
  static func object(
    _ kind: String, _ name: String, apiVersion: String = "v1", labels: Value? = nil
  ) -> Value {
    var metadata: Value = ["name": .string(name)]
    metadata[.creationTimestamp] = .null
    if let labels { metadata[.labels] = labels }
    return ["kind": .string(kind), "apiVersion": .string(apiVersion), "metadata": metadata]
  }

  /// A container as Go writes it.
  static func container(_ name: String, image: String, command: [Value]) -> Value {
    var container: Value = ["name": .string(name), "image": .string(image)]
    if !command.isEmpty { container["command"] = .array(command) }
    container["resources"] = .emptyObject
    return container
  }

  /// Sends the object unless only shown, and prints it.
  func finish(
    _ object: Value, isNamespaced: Bool, savesConfig: Bool = true
  ) throws(CommandError) {
    let dryRun = try DryRun(context)
    var printer = try ObjectPrinter(context, operation: "created" + dryRun.suffix)
    let validation = try context.fieldValidation()
    let namespace = try context.namespace()
    var object = object
    if isNamespaced, namespace.isExplicit { Self.place(&object, namespace.name) }
    if savesConfig, context.flags.bool("save-config") {
      object = LastApplied.annotatedTyped(object)
    }
    if dryRun != .client {
      object = try send(object, isNamespaced ? namespace.name : "", dryRun, validation)
    }
    context.write(try printer.text(object, title: ObjectTitle.text(object), isTyped: true))
  }

  private func send(
    _ object: Value, _ namespace: String, _ dryRun: DryRun,
    _ validation: RequestOptions.FieldValidation
  ) throws(CommandError) -> Value {
    let kind = object.string(.kind) ?? ""
    let parts = (object.string(.apiVersion) ?? "").cut(at: "/")
    let resource = try context.discovery().resource(
      group: parts.tail == nil ? "" : parts.head, version: parts.tail ?? parts.head, kind: kind)
    guard let resource else {
      throw .text(
        failure + "the server could not find the requested resource"
          + BuiltInKind.remark(apiVersion: object.string(.apiVersion) ?? "", kind: kind))
    }
    do throws(CommandError) {
      return try context.create(
        object, resource, namespace: namespace, dryRun: dryRun,
        validation: validation)
    } catch {
      guard case .status(let status) = error, !failure.isEmpty else { throw error }
      throw .text(failure + status.message)
    }
  }

  /// Puts a namespace behind the name.
  static func place(_ object: inout Value, _ namespace: String) {
    let old = object.fields(.metadata)
    var metadata = Fields()
    for field in old {
      metadata[field.key] = field.value
      if field.key == .name { metadata[.namespace] = .string(namespace) }
    }
    object[.metadata] = .object(metadata)
  }

  /// A map in the order in which Go writes it.
  static func sorted(_ fields: Fields) -> Value {
    var sorted = Fields()
    for (key, value) in fields.sorted { sorted[Key(key)] = value }
    return .object(sorted)
  }
}
