import Testing

@testable import APIServer
@testable import HTTPService

@Suite struct TokenAndGzipTests {
  @Test(arguments: [
    ("admin-token,admin,,\"system:masters\"\n", ["admin-token admin system:masters"]),
    ("a,jane,1\n\nb,joe,2,\"x,y\"\n,nobody,3\n", ["a jane ", "b joe x,y"]),
  ])
  func `a token file names users`(text: String, users: [String]) throws {
    let tokens = try TokenFile.tokens(text, "t.csv")
    #expect(
      tokens.map {
        "\($0.text) \($0.user.name) \($0.user.groups.dropLast().joined(separator: ","))"
      }
        == users)
    #expect(tokens.allSatisfy { $0.user.groups.last == "system:authenticated" })
  }

  @Test func `a line with too little is told`() {
    #expect {
      try TokenFile.tokens("a,b,c\nonly,two\n", "t.csv")
    } throws: { error in
      "\(error)"
        == "the token file t.csv cannot be read: line 2 has 2 columns and needs token, user name,"
        + " user uid"
    }
  }

  @Test func `long answers are framed for those who take gzip`() {
    #expect(Gzip.checksum(Array("123456789".utf8)) == 0xcbf4_3926)
    #expect(
      Gzip.framed(Array("ab".utf8)) == [
        0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1, 2, 0, 0xfd, 0xff, 0x61, 0x62, 0x6d, 0x48, 0x83,
        0x9e, 2, 0, 0, 0,
      ])
    let long = [UInt8](repeating: 65, count: 150_000)
    #expect(Gzip.framed(long).count == 10 + 3 * 5 + long.count + 8)
    let answer = WireResponse(code: 200, headers: [], body: .bytes(long))
    let taken = WireRequest(
      "GET", "/", headers: [.init("Accept-Encoding", "br, gzip;q=0.5")], body: [])
    #expect(
      Gzip.packed(answer, for: taken).headers.map(\.value) == ["gzip", "Accept-Encoding"])
    let plain = WireRequest("GET", "/", headers: [], body: [])
    #expect(Gzip.packed(answer, for: plain).headers.isEmpty)
  }
}
