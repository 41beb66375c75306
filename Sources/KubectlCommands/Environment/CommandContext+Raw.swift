import APIServer
import ObjectModel

extension CommandContext {
  /// What the server answers to a plain path, as text.
  func rawText(_ verb: APIRequest.Verb, _ path: String) throws(CommandError) -> String {
    let raw = try RawPath(path)
    let isList = verb == .get && raw.isCollection
    let isLog = verb == .get && path.cut(at: "?").head.hasSuffix("/log")
    var request = APIRequest(
      isLog ? .connect : isList ? .list : verb, raw.target, options: raw.options)
    if [.path("/api"), .path("/apis")].contains(raw.target) {
      // kubectl asks for plain JSON here, not for all that there is.
      request.envelope = RequestEnvelope(discovery: .legacy)
    }
    let response = try send(request)
    switch response.body {
    case .text(let text): return text
    case .value(let value):
      // The server writes its version for people to read.
      if raw.target == .path("/version") { return JSONWriter(indent: 2).text(value) }
      return JSONWriter().text(value) + "\n"
    default: throw .notSimulated("raw streams and tables")
    }
  }
}
