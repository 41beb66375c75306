// Models: cli-runtime pkg/printers and genericclioptions.PrintFlags, v1.32.

import Formats
import ManifestYAML
import ObjectModel

/// Prints objects in the format that a command line asks for.
struct ObjectPrinter {
  /// The format.
  let format: OutputFormat
  /// What happened, for the standard text: `created`.
  var operation: String
  /// Whether managed fields are kept.
  let showsManagedFields: Bool
  private let context: CommandContext
  private var printedYAMLs = 0
  private var lastWasList: Bool?

  /// A printer for the flags of `context`.
  init(
    _ context: CommandContext, operation: String = "", allowed: [String] = OutputFormat.common
  ) throws(CommandError) {
    self.context = context
    format = try OutputFormat(context, allowed: allowed)
    self.operation = operation
    showsManagedFields =
      context.flags.knows("show-managed-fields") && context.flags.bool("show-managed-fields")
  }

  /// The text of one object, or of a List.
  ///
  /// - Parameter isTyped: whether the object keeps the order of its fields, as what kubectl made
  ///   itself does in JSON.
  mutating func text(
    _ object: Value, title: String? = nil, isTyped: Bool = false
  ) throws(CommandError) -> String {
    switch format {
    case .standard, .wide:
      return Self.nameText(object, title: title, suffix: operation.isEmpty ? "" : " " + operation)
    case .name:
      return Self.nameText(object, title: title, suffix: "")
    case .json:
      let writer = JSONWriter(indent: 4, sortsKeys: !isTyped)
      return writer.text(cleaned(object)) + "\n"
    case .yaml:
      printedYAMLs += 1
      return (printedYAMLs > 1 ? "---\n" : "") + YAMLWriter.text(cleaned(object))
    case .jsonPath(let path, let source, let asJSON):
      return try Self.jsonPathText(path, source, object, asJSON: asJSON)
    case .goTemplate(let template, let source):
      return try templateText(template, source, object)
    case .customColumns(let columns, let hidesHeaders):
      return try columnsText(columns, hidesHeaders: hidesHeaders, object)
    }
  }

  /// Rows of an object or a List; headers once for objects and once for lists.
  private mutating func columnsText(
    _ columns: CustomColumns, hidesHeaders: Bool, _ object: Value
  ) throws(CommandError) -> String {
    var writer = TabWriter(.table)
    let items = object.string(.kind)?.hasSuffix("List") == true ? object["items"]?.array : nil
    if !hidesHeaders, lastWasList != (items != nil) { columns.writeHeaders(to: &writer) }
    lastWasList = items != nil
    do throws(JSONPathError) {
      if let fault = columns.fault { throw fault }
      for item in items ?? [object] { try columns.write(item, to: &writer) }
    } catch {
      context.write(writer.flush())
      throw .text(error.message)
    }
    return writer.flush()
  }

  /// A filled-in template; when that fails, kubectl first prints all it knows.
  private func templateText(
    _ template: GoTemplate, _ source: String, _ object: Value
  ) throws(CommandError) -> String {
    var output = ""
    do throws(GoTemplateError) {
      try template.write(object, to: &output)
      return output
    } catch {
      output += "Error executing template: \(error.message). Printing more information for "
      output += "debugging the template:\n\ttemplate was:\n\t\t\(source)\n\traw data was:\n\t\t"
      output += JSONWriter(sortsKeys: true).text(object)
      output += "\n\tobject given to template engine was:\n\t\t\(GoText.plain(object))\n\n"
      context.write(output)
      throw .text("error executing template \(source.quoted): \(error.message)")
    }
  }

  private func cleaned(_ object: Value) -> Value {
    if showsManagedFields { return object }
    var object = object
    if object[.metadata, .managedFields] != nil { object[.metadata]?[.managedFields] = nil }
    if object.string(.kind)?.hasSuffix("List") == true, let items = object["items"]?.array,
      items.contains(where: { $0[.metadata, .managedFields] != nil })
    {
      object["items"] = .array(items.map(cleaned))
    }
    return object
  }

  private static func nameText(_ object: Value, title: String?, suffix: String) -> String {
    if let items = object["items"]?.array, object.string(.kind)?.hasSuffix("List") == true {
      return items.map { nameText($0, title: nil, suffix: suffix) }.joined()
    }
    return (title ?? ObjectTitle.text(object)) + suffix + "\n"
  }

  private static func jsonPathText(
    _ path: JSONPath, _ source: String, _ object: Value, asJSON: Bool
  ) throws(CommandError) -> String {
    do throws(JSONPathError) {
      return asJSON ? try path.json(object) : try path.text(object)
    } catch {
      let form = GoSyntax.text(object)
      throw .text(
        "error executing jsonpath \(source.quoted): Error executing template: "
          + "\(error.message). Printing more information for debugging the template:\n"
          + "\ttemplate was:\n\t\t\(source)\n"
          + "\tobject given to jsonpath engine was:\n\t\t\(form)\n\n\n")
    }
  }
}

/// Names objects as messages do.
enum ObjectTitle {
  /// `pod/x` or `deployment.apps/x`.
  static func text(_ object: Value) -> String {
    let name = object.string(.metadata, .name) ?? ""
    return "\(kind(object))/\(name.isEmpty ? "<unknown>" : name)"
  }

  /// `pod` or `deployment.apps`.
  static func kind(_ object: Value) -> String {
    let kind = (object.string(.kind) ?? "<unknown>").lowercased()
    let parts = (object.string(.apiVersion) ?? "").cut(at: "/")
    return parts.tail == nil ? kind : "\(kind).\(parts.head)"
  }
}
