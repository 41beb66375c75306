import APIServer
import ObjectModel

extension CommandContext {
  /// What the server answers to a plain path, as text.
  func rawText(
    _ verb: APIRequest.Verb, _ path: String, body: Value? = nil
  ) throws(CommandError) -> String {
    let response = try send(APIRequest(verb, .path(path), body: body))
    switch response.body {
    case .text(let text): return text
    case .value(let value): return JSONWriter().text(value) + "\n"
    default: throw .notSimulated("raw streams and tables")
    }
  }
}
