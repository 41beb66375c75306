public import APIServer
import ObjectModel
import ShellLanguage
import Simulation

extension NodeRuntime {
  /// Sends an HTTP request from a pod, or from the first node when `pod` is nil.
  ///
  /// Pods are reached by IP; from a pod, services are reached by name and by cluster IP.
  public mutating func fetch(
    _ exchange: HTTPExchange, fromPodUID pod: String?, api: borrowing APIServer
  ) -> HTTPOutcome {
    if let pod, let slot = slots[pod], var worker = workers.take(slot: slot) {
      defer { workers.put(worker) }
      return fetch(exchange, from: &worker, api)
    }
    guard let slot = addresses[exchange.host] else {
      return Self.isAddress(exchange.host) ? .unreachable : .unknownHost
    }
    guard var target = workers.take(slot: slot) else { return .unreachable }
    defer { workers.put(target) }
    // Traffic of a node leaves through the first address of its own pod range.
    return serve(exchange, &target, client: nodes[target.node].podRange + "1", api)
  }

  /// Sends an HTTP request from a pod that is in hand.
  mutating func fetch(
    _ exchange: HTTPExchange, from worker: inout PodWorker, _ api: borrowing APIServer
  ) -> HTTPOutcome {
    let host = exchange.host
    if host == "localhost" || host == "127.0.0.1" {
      return serve(exchange, &worker, client: "127.0.0.1", api)
    }
    if host == worker.hostname || host == worker.address {
      return serve(exchange, &worker, client: worker.address, api)
    }
    guard let slot = addresses[host] else {
      if let place = nodes.firstIndex(where: { $0.address == host }) {
        return fetch(exchange, atNode: place, from: &worker, api)
      }
      if let service = service(host, seenFrom: worker.key.namespace, api) {
        return fetch(exchange, through: service, from: &worker, api)
      }
      return Self.isAddress(host) ? .unreachable : .unknownHost
    }
    guard var target = workers.take(slot: slot) else { return .unreachable }
    defer { workers.put(target) }
    return serve(exchange, &target, client: worker.address, api)
  }

  /// Whether something in a pod accepts connections on a port.
  func accepts(_ worker: borrowing PodWorker, port: Int, _ now: Instant) -> Bool {
    worker.containers.contains { container in
      container.isRunning
        && container.process.servers.contains { $0.port == port && $0.isServing(now) }
    }
  }

  /// Lets a pod answer a request; `wantsHeaders`: whether somebody looks at the answer's headers.
  mutating func serve(
    _ exchange: HTTPExchange, _ worker: inout PodWorker, client: String,
    wantsHeaders: Bool = true, _ api: borrowing APIServer
  ) -> HTTPOutcome {
    catchUpProbes(&worker, api.now)
    lastServed = nil
    for index in worker.containers.indices where worker.containers[index].isRunning {
      let answer = worker.containers[index].process.withServer(
        onPort: exchange.port, now: api.now
      ) { server in
        server.count(1, at: api.now)
        return server
      }
      guard let server = answer else { continue }
      noteCost(server, worker.containers[index].spec)
      guard case .http(let service) = server.definition.behaviour else {
        return .refused
      }
      let request = ServedRequest(exchange: exchange, client: client, status: 0, size: 0)
      return .reply(
        reply(service, server, request, &worker, index, wantsHeaders: wantsHeaders, api))
    }
    return .refused
  }

  /// Programs that compute for long keep their clients waiting, the longer the less they may use.
  private mutating func noteCost(_ server: ServerProcess, _ container: Value) {
    let cost = server.definition.milliCPUPerRequest
    guard cost >= 10 else { return }
    let limit = container[.resources, .limits]?["cpu"]?.string.flatMap { Quantity($0) }?.milliValue
    replyCost = .milliseconds(cost * 1000 / min(1000, max(10, limit ?? 1000)))
  }

  private mutating func reply(
    _ service: HTTPService, _ server: ServerProcess, _ request: ServedRequest,
    _ worker: inout PodWorker, _ index: Int, wantsHeaders: Bool, _ api: borrowing APIServer
  ) -> HTTPReply {
    let (status, body, type, isConstant) = content(
      service, server, request, &worker, index, api)
    let answered = ServedRequest(
      exchange: request.exchange, client: request.client, status: status, size: body.count)
    if isConstant { lastServed = (index, answered) }
    note(answered, by: server, &worker, index, api.now)
    var headers: [HTTPReply.Header] = []
    if wantsHeaders {
      if !service.serverHeader.isEmpty {
        let places = placeholders(for: answered, server, worker, index, api.now)
        headers.append(.init(name: "Server", value: places.fill(service.serverHeader)))
      }
      headers.append(.init(name: "Date", value: Self.httpTime(api.now)))
      if !type.isEmpty { headers.append(.init(name: "Content-Type", value: type)) }
      headers.append(.init(name: "Content-Length", value: String(body.count)))
      headers.append(.init(name: "Connection", value: "keep-alive"))
    }
    return HTTPReply(
      status: status, headers: headers, body: request.exchange.method == "HEAD" ? [] : body)
  }

  private func placeholders(
    for request: ServedRequest, _ server: ServerProcess, _ worker: borrowing PodWorker,
    _ index: Int, _ now: Instant
  ) -> Placeholders {
    var places = placeholders(worker, worker.containers[index], now)
    places.version = server.image.version
    places.describe(request, server.requests)
    return places
  }

  private mutating func content(
    _ service: HTTPService, _ server: ServerProcess, _ request: ServedRequest,
    _ worker: inout PodWorker, _ index: Int, _ api: borrowing APIServer
  ) -> (status: Int, body: [UInt8], type: String, isConstant: Bool) {
    let exchange = request.exchange
    let path = String(exchange.path.prefix { $0 != "?" })
    for route in service.routes
    where (route.method.isEmpty || route.method == exchange.method) && route.matches(path)
      && (route.versions.isEmpty || route.versions.contains(server.image.version))
    {
      let places = placeholders(for: request, server, worker, index, api.now)
      if !route.logLine.isEmpty {
        log(route.logLine, places, &worker, index, isError: false, api.now)
      }
      if route.hasFailed(server, api.now) {
        return (500, Array(places.fill(route.failBody).utf8), route.contentType, false)
      }
      if !route.stores.isEmpty {
        var files = openFiles(&worker, index, api)
        // What cannot be written is lost, as the real program's error handling would have it.
        try? files.write(exchange.body, to: route.stores, from: "/", now: api.now.nanoseconds)
        closeFiles(files, &worker, index)
      }
      let filled = fill(route.body, places, &worker, index, api)
      return (route.status, Array(filled.utf8), route.contentType, route.isConstant)
    }
    if !service.folder.isEmpty {
      var name = service.folder + path
      if name.hasSuffix("/") { name += "index.html" }
      if let bytes = pristineFile(name, worker, worker.containers[index]) {
        return (200, bytes, Self.contentType(name), true)
      }
      let files = openFiles(&worker, index, api)
      defer { closeFiles(files, &worker, index) }
      if let bytes = try? files.read(name) { return (200, bytes, Self.contentType(name), true) }
    }
    let places = placeholders(for: request, server, worker, index, api.now)
    return (404, Array(places.fill(service.notFoundBody).utf8), "text/html", true)
  }

  /// A file of the image where nothing can lie over it; nil where that takes a closer look.
  ///
  /// So a probe of a page that the image brings need not lay out the container's files.
  private func pristineFile(
    _ path: String, _ worker: borrowing PodWorker, _ container: Container
  ) -> [UInt8]? {
    guard container.root == nil, !worker.limitsStorage, path.hasPrefix("/usr/"),
      Self.isStraight(path),
      let image = container.image?.definition,
      !image.versionedFiles.contains(where: { $0.name == path })
    else { return nil }
    for mount in container.spec[.volumeMounts]?.elements ?? [] {
      // The token volume's place is known, and what is in it does not depend on who looks first.
      guard let volume = worker.volumes.first(where: { $0.name == mount[.name]?.string }),
        volume.isAccessVolume
      else { return nil }
    }
    guard let node = image.files[path], node.kind == .file, node.mode & 0o4 != 0 else {
      return nil
    }
    return node.bytes
  }

  /// Whether no part of a path is empty or begins with a dot.
  private static func isStraight(_ path: String) -> Bool {
    var isAfterSlash = false
    for byte in path.utf8 {
      let isSlash = byte == UInt8(ascii: "/")
      if isAfterSlash, isSlash || byte == UInt8(ascii: ".") { return false }
      isAfterSlash = isSlash
    }
    return true
  }

  /// A text with its places filled, files of the container included.
  private mutating func fill(
    _ text: String, _ places: Placeholders, _ worker: inout PodWorker, _ index: Int,
    _ api: borrowing APIServer
  ) -> String {
    let paths = Placeholders.quotedFiles(text)
    guard !paths.isEmpty else { return places.fill(text) }
    var places = places
    let files = openFiles(&worker, index, api)
    for path in paths {
      guard let bytes = try? files.read(path) else { continue }
      places.files.append((path, String(decoding: bytes, as: UTF8.self)))
    }
    closeFiles(files, &worker, index)
    return places.fill(text)
  }

  private func log(
    _ line: String, _ places: Placeholders, _ worker: inout PodWorker, _ index: Int,
    isError: Bool, _ now: Instant
  ) {
    materialiseLog(&worker, index, now)
    worker.containers[index].log.append(
      Array(places.fill(line).utf8), isError: isError, at: now)
  }

  static func isAddress(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { Int($0).map { (0...255).contains($0) } ?? false }
  }

  private static func contentType(_ name: String) -> String {
    if name.hasSuffix(".html") { return "text/html" }
    if name.hasSuffix(".json") { return "application/json" }
    if name.hasSuffix(".css") { return "text/css" }
    if name.hasSuffix(".txt") { return "text/plain" }
    return "application/octet-stream"
  }

  /// `Mon, 23 Nov 2026 04:16:52 GMT`
  private static func httpTime(_ now: Instant) -> String {
    let civil = Civil(epochSeconds: now.epochSeconds)
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
    let day = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][civil.weekday]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return "\(day), \(two(civil.day)) \(months[Int(civil.month) - 1]) \(civil.year) "
      + "\(two(civil.hour)):\(two(civil.minute)):\(two(civil.second)) GMT"
  }
}

extension HTTPService.Route {
  /// Whether an answer does not depend on what came before it.
  var isConstant: Bool { failsAfter == 0 && failsAfterTime == .zero && logLine.isEmpty }

  /// Whether the program has come to the point from which on it answers 500 here.
  func hasFailed(_ server: ServerProcess, _ now: Instant) -> Bool {
    if failsAfter > 0, server.requests > failsAfter { return true }
    return failsAfterTime > .zero && now - server.startedAt > failsAfterTime
  }

  /// Whether a request's path is this route's.
  func matches(_ path: String) -> Bool {
    self.path.hasSuffix("*") ? path.hasPrefix(self.path.dropLast()) : path == self.path
  }
}
