extension HTTPServer.Options {
  /// Options for an address such as `127.0.0.1:6443`, `[::1]:0`, `localhost:8080` or `6443`; nil
  /// when it is none.
  public init?(listen text: String) {
    self.init()
    var port = Substring(text)
    if let colon = text.lastIndex(of: ":") {
      port = text[text.index(after: colon)...]
      var host = text[..<colon]
      if host.hasPrefix("["), host.hasSuffix("]") {
        host = host.dropFirst().dropLast()
      } else if host.contains(":") {
        return nil
      }
      guard !host.isEmpty, host.allSatisfy(Self.isHostCharacter) else { return nil }
      self.host = String(host)
    }
    guard let number = UInt16(port) else { return nil }
    self.port = Int(number)
  }

  private static func isHostCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || ".-:".contains(character))
  }
}
