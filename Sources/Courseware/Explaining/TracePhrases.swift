/// The words of `:trace` in each language; Kubernetes' own names and messages stay as they are.
struct TracePhrases {
  let language: Language

  private func text(_ english: String, _ chinese: String) -> String {
    language.choose(english, chinese)
  }

  private var comma: String { text(", ", "，") }
  private func brackets(_ inner: String) -> String {
    inner.isEmpty ? "" : text(" (\(inner))", "（\(inner)）")
  }

  // MARK: Answers

  var usage: String {
    text(
      ":trace shows what followed from the last command, :trace OBJECT what happened to an object,"
        + " for example :trace pod/web",
      ":trace 显示上一条命令之后发生了什么，:trace 对象 显示某个对象上发生了什么，例如 :trace pod/web")
  }
  func unknownKind(_ kind: String) -> String {
    text("there is no kind \"\(kind)\"", "没有 \"\(kind)\" 这种对象")
  }
  func neverWas(_ subject: String, _ namespace: String?) -> String {
    let place = namespace.map { text(" in namespace \($0)", "（命名空间 \($0)）") } ?? ""
    return text(
      "no write to \(subject)\(place) is known", "没有找到对 \(subject)\(place) 的任何写入")
  }
  var noCommand: String {
    text("no command has changed anything in this cluster yet", "还没有命令改动过这个集群")
  }
  func began(_ time: String) -> String {
    text(
      "From \(time) on; before each write stands the revision it was stored under.",
      "从 \(time) 起；每次写入前面是它在存储中的版本号。")
  }
  func object(_ subject: String, ownsMore: Bool) -> String {
    ownsMore
      ? text("\(subject) and what it owns", "\(subject) 及其拥有的对象") : subject
  }
  func forgotten(_ kept: Int) -> String {
    text(
      "Older writes are no longer known: the store keeps the last \(kept) of each resource.",
      "更早的写入已不可查：存储只保留每种资源最近的 \(kept) 次写入。")
  }
  func leftOut(_ count: Int) -> String {
    text("… \(count) more steps are left out here …", "…… 此处省略 \(count) 个步骤 ……")
  }
  func request(_ verb: String, _ target: String) -> String {
    text("\(verb) \(target), over HTTP", "\(verb) \(target)（经 HTTP）")
  }

  // MARK: Who

  func who(_ name: String, _ node: String?) -> String {
    let known = ["client": text("client", "客户端"), "API server": text("API server", "API 服务器")]
    let shown = known[name] ?? name
    if name.isEmpty { return text("the cluster's beginning", "集群初始状态") }
    return node.map { text("\(shown) on \($0)", "\($0) 上的 \(shown)") } ?? shown
  }
  func saw(_ what: String, _ others: Int) -> String {
    let rest =
      others == 0
      ? ""
      : text(" and \(others) more \(others == 1 ? "change" : "changes")", "等 \(others + 1) 处变化")
    return text("saw \(what)\(rest)", "看到 \(what)\(rest)")
  }
  var asked: String {
    text("asked the API server, which checked and stored:", "请求 API 服务器，后者校验并存储：")
  }
  func ran(_ command: String) -> String {
    text(
      "ran \(command); the API server checked and stored:",
      "执行 \(command)；API 服务器校验并存储：")
  }
  func write(_ revision: Int64) -> String { text("write \(revision)", "第 \(revision) 次写入") }
  var byTime: String {
    text(
      "acted without a write to see: time had passed, or a node had fallen silent",
      "没有看到新的写入：时间到了，或某个节点失去了联系")
  }

  // MARK: What

  func created(_ subject: String, _ facts: [String]) -> String {
    text("created \(subject)", "创建 \(subject)") + brackets(facts.joined(separator: comma))
  }
  func wasCreated(_ subject: String) -> String {
    text("that \(subject) was created", "\(subject) 已创建")
  }
  func removed(_ subject: String) -> String {
    text("removed \(subject) from the store", "从存储中移除 \(subject)")
  }
  func wasRemoved(_ subject: String) -> String {
    text("that \(subject) is gone", "\(subject) 已消失")
  }
  func marked(_ subject: String, _ grace: Int64, _ finalizers: [String]) -> String {
    var facts: [String] = []
    if grace > 0 { facts.append(text("\(grace) s to stop", "有 \(grace) 秒停止")) }
    if !finalizers.isEmpty {
      facts.append(text("finalizers ", "finalizer ") + finalizers.joined(separator: ", "))
    }
    return text("marked \(subject) for deletion", "把 \(subject) 标记为待删除")
      + brackets(facts.joined(separator: comma))
  }
  func wasMarked(_ subject: String) -> String {
    text("that \(subject) is to be deleted", "\(subject) 待删除")
  }
  func bound(_ subject: String, _ node: String) -> String {
    text("bound \(subject) to \(node)", "把 \(subject) 绑定到 \(node)")
  }
  func wasBound(_ subject: String, _ node: String) -> String {
    text("that \(subject) is bound to \(node)", "\(subject) 已绑定到 \(node)")
  }
  func changed(_ subject: String, _ items: [String]) -> String {
    text("changed \(subject): ", "修改 \(subject)：") + items.joined(separator: text("; ", "；"))
  }
  func wasChanged(_ subject: String, _ item: String) -> String {
    text("\(subject): \(item)", "\(subject)：\(item)")
  }
  func event(_ reason: String, _ subject: String, _ message: String, _ count: Int64) -> String {
    text("event \(reason) on \(subject)", "在 \(subject) 上记录事件 \(reason)")
      + (message.isEmpty ? "" : text(": ", "：") + message)
      + (count > 1 ? text(" (×\(count))", "（×\(count)）") : "")
  }
  func runtimeEvent(
    _ reason: String, _ subject: String, _ message: String, _ count: Int64
  ) -> String {
    text("runtime: ", "运行时：") + message
      + text(" (event \(reason) on \(subject)", "（\(subject) 的事件 \(reason)")
      + (count > 1 ? " ×\(count)" : "") + text(")", "）")
  }
  func observed(_ generation: Int64) -> String {
    text(
      "took note of the spec (observedGeneration \(generation))",
      "已处理该 spec（observedGeneration \(generation)）")
  }
  func moreFields(_ count: Int) -> String {
    text("\(count) more \(count == 1 ? "field" : "fields")", "另有 \(count) 个字段")
  }
  func fieldRemoved(_ path: String) -> String { text("\(path) removed", "移除 \(path)") }
  func restarts(_ count: Int64) -> String {
    text(", restart \(count)", "，第 \(count) 次重启")
  }
  func container(_ name: String, _ state: String) -> String {
    text("container \(name) \(state)", "容器 \(name) \(state)")
  }

  // MARK: Folding

  func likewise(_ others: [String], _ count: Int) -> String {
    let rest =
      count > others.count ? text(" and \(count - others.count) more", " 等 \(count) 个") : ""
    return text(
      "likewise for \(others.joined(separator: ", "))\(rest)",
      "\(others.joined(separator: "、"))\(rest) 同样如此")
  }
  func again(_ count: Int, _ last: String) -> String {
    text(
      "and again \(count == 1 ? "once" : "\(count) times"), at last at \(last)",
      "之后又有 \(count) 次，最后一次在 \(last)")
  }
}
