import APIServer
import Glibc

// Models: apiserver pkg/authentication/token/tokenfile, v1.32.

/// Users and their tokens from a file, as kube-apiserver's `--token-auth-file` takes it: lines of
/// `token,user,uid,"group1,group2"`.
public enum TokenFile {
  /// The users of a file on the host's disk.
  /// - Throws: when it cannot be read, or a line says too little.
  public static func read(_ path: String) throws(HTTPServer.Failure) -> [HTTPServer.KnownToken] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(path, String(cString: strerror(errno))) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 * 1024)
    while bytes.count < 16 << 20 {
      let count = piece.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      bytes += piece[..<count]
    }
    return try tokens(String(decoding: bytes, as: UTF8.self), path)
  }

  static func tokens(
    _ text: String, _ path: String
  ) throws(HTTPServer.Failure) -> [HTTPServer.KnownToken] {
    var tokens: [HTTPServer.KnownToken] = []
    for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
      let cells = cells(line)
      guard cells.count >= 3 else {
        throw failure(
          path, "line \(index + 1) has \(cells.count) columns and needs token, user name, user uid")
      }
      guard !cells[0].isEmpty else { continue }
      var groups: [String] = []
      if cells.count > 3, !cells[3].isEmpty {
        groups = cells[3].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      tokens.append(
        HTTPServer.KnownToken(
          text: cells[0],
          user: UserInfo(name: cells[1], groups: groups + ["system:authenticated"])))
    }
    return tokens
  }

  /// The cells of a line, between commas; quotes hold commas together.
  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        cells.append("")
      } else if !cells[cells.count - 1].isEmpty || character != " " || isQuoted {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  private static func failure(_ path: String, _ reason: String) -> HTTPServer.Failure {
    HTTPServer.Failure(description: "the token file \(path) cannot be read: \(reason)")
  }
}
