import Testing

@testable import APIServer

@Suite struct ObjectKeyTests {
  @Test func `keys sort as etcd sorts their paths`() {
    let keys = [
      ObjectKey("a", "x"), ObjectKey("a-b", "a"), ObjectKey("", "n"), ObjectKey("b", "a"),
    ]
    #expect(keys.sorted().map(\.description) == ["n", "a-b/a", "a/x", "b/a"])
  }
}
