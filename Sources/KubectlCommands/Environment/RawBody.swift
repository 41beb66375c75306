// Models: kubectl pkg/rawhttp and the checks of create and replace, v1.32.

import APIServer
import ManifestYAML
import ObjectModel

extension CommandContext {
  /// `create --raw` and `replace --raw`: sends one file to a plain path and prints the answer.
  func sendRaw(_ verb: APIRequest.Verb, _ files: FilenameOptions) throws(CommandError) {
    let path = flags.string("raw")
    if flags.knows("edit"), flags.bool("edit") {
      throw .text("--raw and --edit are mutually exclusive")
    }
    guard files.filenames.count == 1 else {
      throw .text("--raw can only use a single local file or stdin")
    }
    let name = files.filenames[0]
    if name.hasPrefix("http://") || name.hasPrefix("https://") {
      throw .text("--raw cannot read from a url")
    }
    if files.isRecursive { throw .text("--raw and --recursive are mutually exclusive") }
    if flags.knows("selector"), !flags.string("selector").isEmpty {
      throw .text("--raw and --selector (-l) are mutually exclusive")
    }
    if !flags.string("output").isEmpty {
      throw .text("--raw and --output are mutually exclusive")
    }
    if !path.hasPrefix("/") {
      throw .text(
        "--raw must be a valid URL path: parse \(path.quoted): invalid URI for request")
    }
    let raw = try RawPath(path)
    let answer = try send(
      APIRequest(verb, raw.target, options: raw.options, body: try rawBody(name)))
    switch answer.body {
    case .text(let text): write(text)
    case .value(let value): write(JSONWriter().text(value) + "\n")
    default: throw .notSimulated("raw streams and tables")
    }
  }

  private func rawBody(_ name: String) throws(CommandError) -> Value {
    let bytes: [UInt8]
    do throws(FileFault) {
      bytes = name == "-" ? io.readStandardInput() : try io.readFile(name)
    } catch {
      throw .text("open \(name): \(error.reason)")
    }
    do throws(YAMLError) {
      var stream = YAMLStream(bytes)
      return try stream.next()?.value ?? .null
    } catch {
      throw .text(error.message)
    }
  }
}
