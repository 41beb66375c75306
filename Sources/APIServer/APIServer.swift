public import ObjectModel
public import Simulation

/// The API server with its store: requests in, answers out, as one value.
public struct APIServer: Sendable {
  /// Every kind served.
  public let catalog: Catalog
  /// The objects.
  public internal(set) var store: Store
  /// The current time; the engine sets it before each event.
  public var now: Instant {
    get { store.origin.time }
    set { store.origin.time = newValue }
  }
  /// Where uids come from.
  var uidStream: RandomStream
  /// Where generated names come from.
  var nameStream: RandomStream
  /// The current second as text, shared by everything written in it.
  private var secondText: (second: Int64, text: Value) = (.min, .null)
  /// Where cluster IPs and node ports come from.
  var addressStream: RandomStream
  /// The admission plugins, in order.
  public var admission: [AdmissionPlugin] {
    didSet { knownSpecs = KnownSpecs() }
  }
  /// Who may do what.
  public var authorizer = Authorizer.builtIn
  /// Whether there is a scheduler that can be asked how it is.
  public var runsScheduler = true
  /// The addresses that services get.
  public var serviceRange = ServiceRange.kubeadm
  /// What tokens of service accounts are signed with.
  let tokenKey: RandomStream
  /// Specs that were found good lately.
  var knownSpecs = KnownSpecs()
  /// The objects of a computed kind, while a request for them is handled.
  var computed: [Value] = []

  /// An API server with an empty store.
  public init(
    catalog: Catalog, random: RandomStream, now: Instant,
    admission: [AdmissionPlugin] = AdmissionPlugin.standard
  ) {
    self.catalog = catalog
    self.admission = admission
    store = Store(catalog: catalog)
    store.origin.time = now
    uidStream = random.split("uid")
    nameStream = random.split("name")
    addressStream = random.split("address")
    tokenKey = random.split("token")
  }

  /// The current time as Kubernetes writes it.
  mutating func timeText() -> Value {
    let second = now.epochSeconds
    if secondText.second != second {
      secondText = (second, .string(RFC3339.text(epochSeconds: second)))
    }
    return secondText.text
  }

  /// Says who makes the next writes, and what for.
  public mutating func act(as author: Author, for cause: Cause = Cause()) {
    store.origin.author = author
    store.origin.cause = cause
  }

  /// What controllers and kubelets see: the objects as of now, read-only.
  public var view: WorldView {
    WorldView(catalog: catalog, store: store, now: now, tokenKey: tokenKey)
  }

  /// Takes the writes not yet shown to controllers and kubelets; the engine delivers them.
  public mutating func takeUndelivered() -> [Change] { store.takeUndelivered() }
}

/// A read-only look at the world, as informer caches give it to controllers.
public struct WorldView: Sendable {
  /// Every kind served.
  public let catalog: Catalog
  let store: Store
  /// The current time.
  public let now: Instant
  /// What tokens of service accounts are signed with.
  let tokenKey: RandomStream
  /// The revision of the newest write, shown to its watchers or not yet.
  public var revision: Int64 { store.revision }

  /// The object at `key`; nil when there is none.
  public func object(_ resource: ResourceID, _ key: ObjectKey) -> Value? {
    store.object(resource, key)?.value
  }

  /// The revision that wrote the object at `key`; nil when there is none.
  public func revision(_ resource: ResourceID, _ key: ObjectKey) -> Int64? {
    store.object(resource, key)?.revision
  }

  /// Whether a resource has no objects at all.
  public func isEmpty(_ resource: ResourceID) -> Bool { store.isEmpty(resource) }

  /// All objects of a resource in `namespace` (nil: everywhere), in key order.
  public func objects(_ resource: ResourceID, namespace: String? = nil) -> [Value] {
    let collection = store[resource]
    return collection.objects[collection.range(of: namespace)].map(\.element.value)
  }

  /// Whether there are objects whose index has the given value.
  /// - Complexity: O(log n).
  public func hasObjects(
    _ resource: ResourceID, index: IndexName, equals value: String
  ) -> Bool {
    store[resource].hasMatches(index: index, value)
  }

  /// The objects whose index has the given value, in key order.
  /// - Complexity: O(log n) and the objects found.
  public func objects(
    _ resource: ResourceID, index: IndexName, equals value: String
  ) -> [Value] {
    store[resource].matching(index: index, value).map(\.value)
  }
}
