import Formats
import ObjectModel

/// What `-o` and `--template` ask for.
enum OutputFormat: Sendable {
  /// The command's own text or table.
  case standard
  /// The table with all columns.
  case wide
  case yaml
  case json
  case name
  case jsonPath(JSONPath, source: String, asJSON: Bool)
  case goTemplate(GoTemplate, source: String)
  case customColumns(CustomColumns, hidesHeaders: Bool)

  /// The formats of commands that print what they changed.
  static let common = [
    "json", "yaml", "name", "go-template", "go-template-file", "template", "templatefile",
    "jsonpath", "jsonpath-as-json", "jsonpath-file",
  ]
  /// The formats of `get`.
  static let get = common + ["custom-columns", "custom-columns-file", "wide"]

  private static let jsonPathNames = ["jsonpath", "jsonpath-as-json", "jsonpath-file"]
  private static let templateNames = [
    "go-template", "go-template-file", "template", "templatefile",
  ]
  private static let columnNames = ["custom-columns", "custom-columns-file"]

  /// Whether objects are shown as rows or sentences.
  var isHumanReadable: Bool {
    switch self {
    case .standard, .wide: true
    default: false
    }
  }

  /// Reads the flags of a command that allows these formats.
  init(_ context: CommandContext, allowed: [String] = OutputFormat.common) throws(CommandError) {
    let flags = context.flags
    let template = flags.knows("template") ? flags.string("template") : ""
    var format = flags.knows("output") ? flags.string("output") : ""
    if format.isEmpty, !template.isEmpty { format = "go-template" }
    switch format {
    case "": self = .standard
    case "wide" where allowed.contains("wide"): self = .wide
    case "yaml": self = .yaml
    case "json": self = .json
    case "name": self = .name
    default:
      self = try Self.templated(format, template, context, allowed)
    }
  }

  private static func templated(
    _ format: String, _ template: String, _ context: CommandContext, _ allowed: [String]
  ) throws(CommandError) -> OutputFormat {
    let parts = format.cut(at: "=")
    let name = parts.tail == nil || template.isEmpty ? parts.head : format
    let text = template.isEmpty ? parts.tail ?? "" : template
    let allowsMissing = context.flags.bool("allow-missing-template-keys")
    if jsonPathNames.contains(name) {
      if text.isEmpty { throw .text("template format specified but no template given") }
      return try jsonPath(name, text, context, allowsMissing)
    }
    if templateNames.contains(name) {
      if text.isEmpty { throw .text("template format specified but no template given") }
      return try goTemplate(name, text, context, allowsMissing)
    }
    if columnNames.contains(name), allowed.contains(name) {
      if text.isEmpty {
        throw .text("custom-columns format specified but no custom columns given")
      }
      let isFile = name == "custom-columns-file"
      let columns = try CustomColumns(text, isFile: isFile, io: context.io)
      let hidesHeaders =
        !isFile && context.flags.knows("no-headers") && context.flags.bool("no-headers")
      return .customColumns(columns, hidesHeaders: hidesHeaders)
    }
    throw unknown(format, allowed)
  }

  private static func jsonPath(
    _ name: String, _ text: String, _ context: CommandContext, _ allowsMissing: Bool
  ) throws(CommandError) -> OutputFormat {
    var text = text
    if name == "jsonpath-file" {
      do throws(FileFault) {
        text = String(decoding: try context.io.readFile(text), as: UTF8.self)
      } catch {
        throw .text("error reading --template \(text), open \(text): \(error.reason)")
      }
    }
    do throws(JSONPathError) {
      let path = try JSONPath(text, allowsMissingKeys: allowsMissing)
      return .jsonPath(path, source: text, asJSON: name == "jsonpath-as-json")
    } catch {
      throw .text("error parsing jsonpath \(text), \(error.message)")
    }
  }

  private static func goTemplate(
    _ name: String, _ text: String, _ context: CommandContext, _ allowsMissing: Bool
  ) throws(CommandError) -> OutputFormat {
    var text = text
    if name == "go-template-file" || name == "templatefile" {
      do throws(FileFault) {
        text = String(decoding: try context.io.readFile(text), as: UTF8.self)
      } catch {
        throw .text("error reading --template \(text), open \(text): \(error.reason)\n")
      }
    }
    do throws(GoTemplateError) {
      return .goTemplate(try GoTemplate(text, allowsMissingKeys: allowsMissing), source: text)
    } catch {
      throw .text("error parsing template \(text), \(error.message)\n")
    }
  }

  private static func unknown(_ format: String, _ allowed: [String]) -> CommandError {
    let names = allowed.sorted().joined(separator: ",")
    return .text(
      "unable to match a printer suitable for the output format \(format.quoted), "
        + "allowed formats are: \(names)")
  }
}
