import APIServer
import Kinds
import ObjectModel
import Simulation
import Testing

@Test(arguments: DescribePage.all.indices)
func `a describe page is kubectl's, byte for byte`(index: Int) throws {
  let page = DescribePage.all[index]
  let client = try StoredObjects(DescribePage.all, pods: DescribeObjects.ownedPods)
  let object = try Sample.value(page.json)
  let describer = try #require(Catalog.standard[page.resource].describer)
  #expect(try describer.page(object, client, true) == page.text)
}

@Test(arguments: WorkloadPages.all.indices)
func `a describe page of a workload is kubectl's, byte for byte`(index: Int) throws {
  let page = WorkloadPages.all[index]
  let client = try StoredObjects(WorkloadPages.all, pods: WorkloadPages.pods)
  let object = try Sample.value(page.json)
  let describer = try #require(Catalog.standard[page.resource].describer)
  #expect(try describer.page(object, client, true) == page.text)
}

@Test func `without events the page has no events`() throws {
  let client = try StoredObjects(DescribePage.all, pods: DescribeObjects.ownedPods)
  let object = try Sample.value(DescribeObjects.plainPod)
  let describer = try #require(Catalog.standard[.pods].describer)
  #expect(try !describer.page(object, client, false).contains("Events"))
}

/// A client that answers lists and gets from fixed objects; a class as the protocol asks.
private final class StoredObjects: APIClient {
  let patience: Span? = nil
  let now = Instant(epochSeconds: DescribePage.printedAt)
  private let objects: [(resource: String, value: Value)]

  init(_ pages: [DescribePage], pods: String) throws {
    var objects: [(resource: String, value: Value)] = []
    for page in pages {
      let plural = Catalog.standard[page.resource].plural
      if plural != "events" { objects.append((plural, try Sample.value(page.json))) }
    }
    for event in try Sample.value(DescribeObjects.events).elements {
      objects.append(("events", event))
    }
    for pod in try Sample.value(pods).elements {
      objects.append(("pods", pod))
    }
    self.objects = objects
  }

  func send(_ request: APIRequest) -> APIResponse {
    guard case .resource(let target) = request.target else {
      return APIResponse(.notFound("", ""))
    }
    var found = objects.filter { $0.resource == target.resource }.map(\.value)
    if let namespace = target.namespace {
      found = found.filter { $0.string(.metadata, .namespace) == namespace }
    }
    if let name = target.name {
      guard let object = found.first(where: { $0.string(.metadata, .name) == name }) else {
        return APIResponse(.notFound(target.resource, name))
      }
      return APIResponse(body: .value(object))
    }
    for term in request.options.fieldSelector.split(separator: ",") {
      let isNot = term.contains("!=")
      let parts = term.split(omittingEmptySubsequences: false) { $0 == "=" || $0 == "!" }
      guard let path = parts.first, let wanted = parts.last else { continue }
      found = found.filter { object in
        let keys = path.split(separator: ".").map { Key(String($0)) }
        return (object.value(at: keys)?.string ?? "" == wanted) != isNot
      }
    }
    if let selector = try? LabelSelector(parsing: request.options.labelSelector) {
      found = found.filter { selector.matches($0[.metadata, .labels]) }
    }
    return APIResponse(body: .value(["kind": "List", "items": .array(found)]))
  }

  func next(_ watch: inout WatchCursor, until deadline: Instant?) -> Awaited<WatchEvent> { .ended }
  func read(_ stream: StreamID, until deadline: Instant?) -> Awaited<StreamChunk> { .ended }
  func write(_ stream: StreamID, _ bytes: [UInt8]) {}
  func closeInput(_ stream: StreamID) {}
  func resize(_ stream: StreamID, columns: Int, rows: Int) {}
  func close(_ stream: StreamID) {}
  func sleep(_ span: Span) -> Bool { true }
}
