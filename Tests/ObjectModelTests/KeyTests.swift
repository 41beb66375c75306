import Testing

@testable import ObjectModel

struct KeyTests {
  @Test func `keys with fixed ids have the texts at their places`() {
    let named: [Key] = [
      .apiVersion, .kind, .metadata, .spec, .status, .name, .namespace, .uid, .labels,
      .annotations, .generateName, .generation, .resourceVersion, .creationTimestamp,
      .deletionTimestamp, .deletionGracePeriodSeconds, .finalizers, .ownerReferences,
      .managedFields, .items, .containers, .initContainers, .conditions, .phase, .nodeName,
      .selector, .template, .replicas, .type, .reason, .message, .data, .image, .value, .key,
    ]
    #expect(named.map(\.text) == Key.common)
    #expect(named == Key.common.map { Key($0) })
    let literal: Key = "generateName"
    #expect(literal == .generateName)
  }
}
