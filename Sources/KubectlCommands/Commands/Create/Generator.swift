// Models: kubectl pkg/cmd/create's generators, v1.32.

import APIServer
import ObjectModel

/// The part that all generators of `kubectl create TYPE NAME` share.
struct Generator {
  let context: CommandContext
  /// The type as errors name it: `configmap`.
  let noun: String

  /// The one name on the line.
  func name() throws(CommandError) -> String {
    guard context.arguments.count == 1, context.argumentsBeforeDash != 0 else {
      throw .usage(
        "exactly one NAME is required, got \(context.arguments.count)", context)
    }
    return context.arguments[0]
  }

  /// The start of a generated object in the order of its Go type.
  static func object(_ kind: String, _ name: String, namespace: String = "") -> Value {
    var metadata: Value = ["name": .string(name)]
    if !namespace.isEmpty { metadata[.namespace] = .string(namespace) }
    metadata[.creationTimestamp] = .null
    return ["kind": .string(kind), "apiVersion": "v1", "metadata": metadata]
  }

  /// Sends the object unless only shown, and prints it.
  func finish(_ object: Value, isNamespaced: Bool) throws(CommandError) {
    let dryRun = try DryRun(context)
    var printer = try ObjectPrinter(context, operation: "created" + dryRun.suffix)
    let namespace = try context.namespace()
    var object = object
    if isNamespaced, namespace.isExplicit { place(&object, namespace.name) }
    if context.flags.bool("save-config") { object = LastApplied.annotated(object) }
    let kind = object.string(.kind) ?? ""
    if dryRun != .client {
      guard
        let resource = try context.discovery().resource(group: "", version: "v1", kind: kind)
      else { throw .noResourceType(noun) }
      do throws(CommandError) {
        object = try context.create(
          object, resource, namespace: isNamespaced ? namespace.name : "", dryRun: dryRun,
          validation: try context.fieldValidation())
      } catch {
        guard case .status(let status) = error, noun != "namespace" else { throw error }
        throw .text("failed to create \(noun): \(status.message)")
      }
    }
    let title = "\(kind.lowercased())/\(object.string(.metadata, .name) ?? "")"
    context.write(try printer.text(object, title: title, isTyped: true))
  }

  private func place(_ object: inout Value, _ namespace: String) {
    let old = object.fields(.metadata)
    var metadata = Fields()
    for field in old {
      metadata[field.key] = field.value
      if field.key == .name { metadata[.namespace] = .string(namespace) }
    }
    object[.metadata] = .object(metadata)
  }
}
