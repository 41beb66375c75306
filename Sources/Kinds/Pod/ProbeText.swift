import ObjectModel

// Models: DescribeProbe of kubectl pkg/describe/describe.go, v1.32.

/// A probe on one line.
enum ProbeText {
  /// `http-get http://:8080/ delay=0s timeout=1s period=10s #success=1 #failure=3`
  static func text(_ probe: Value) -> String {
    func number(_ key: Key) -> Int64 { probe.int(key) ?? 0 }
    let times =
      "delay=\(number(.initialDelaySeconds))s timeout=\(number(.timeoutSeconds))s "
      + "period=\(number(.periodSeconds))s #success=\(number(.successThreshold)) "
      + "#failure=\(number(.failureThreshold))"
    if let exec = probe[.exec] {
      let words = exec.elements(.command).map { $0.string ?? "" }
      return "exec [\(words.joined(separator: " "))] \(times)"
    }
    if let http = probe[.httpGet] { return "http-get \(url(http)) \(times)" }
    if let socket = probe[.tcpSocket] {
      let port = DescribeText.numberOrText(socket[.port])
      return "tcp-socket \(socket.string(.host) ?? ""):\(port) \(times)"
    }
    if let grpc = probe[.grpc] {
      return "grpc <pod>:\(grpc.int(.port) ?? 0) \(grpc.string(.service) ?? "") \(times)"
    }
    return "unknown \(times)"
  }

  private static func url(_ http: Value) -> String {
    let scheme = (http.string(.scheme) ?? "").lowercased()
    let port = DescribeText.numberOrText(http[.port])
    var host = http.string(.host) ?? ""
    if !port.isEmpty { host = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
    var path = escaped(http.string(.path) ?? "")
    if !path.isEmpty, !path.hasPrefix("/"), !host.isEmpty { path = "/" + path }
    return (scheme.isEmpty ? "" : "\(scheme):") + "//\(host)\(path)"
  }

  /// A path as Go's net/url writes it.
  private static func escaped(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      let isWord =
        (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
      if isWord || "-_.~$&+,/:;=@".utf8.contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return text
  }
}
