/// A kubeconfig as kubeadm writes it for the cluster's administrator.
enum Kubeconfig {
  /// The file for a server; without certificate and token for plain HTTP.
  static func text(server: String, authorityPEM: String?, token: String?) -> String {
    var lines = ["apiVersion: v1", "clusters:", "- cluster:"]
    if let authorityPEM {
      lines.append("    certificate-authority-data: \(base64(Array(authorityPEM.utf8)))")
    }
    lines += [
      "    server: \(server)", "  name: kubernetes", "contexts:", "- context:",
      "    cluster: kubernetes", "    user: kubernetes-admin",
      "  name: kubernetes-admin@kubernetes", "current-context: kubernetes-admin@kubernetes",
      "kind: Config", "preferences: {}", "users:", "- name: kubernetes-admin",
    ]
    lines += token.map { ["  user:", "    token: \($0)"] } ?? ["  user: {}"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

  private static func base64(_ bytes: [UInt8]) -> String {
    var text = ""
    var start = 0
    while start < bytes.count {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let number = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        let digit = number >> (18 - 6 * place) & 63
        text.append(place <= group.count ? alphabet[digit] : "=")
      }
      start += 3
    }
    return text
  }
}
