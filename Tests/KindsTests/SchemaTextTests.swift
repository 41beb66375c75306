import Kinds
import ObjectModel
import Testing

@Suite struct SchemaTextTests {
  @Test func `every line of the schema texts is sound`() {
    #expect(SchemaRegistry.standard.faults() == [])
  }
}
