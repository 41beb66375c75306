/// The words around Kubernetes' own messages, in each language.
struct WhyPhrases {
  let language: Language

  private func text(_ english: String, _ chinese: String) -> String {
    language.choose(english, chinese)
  }

  var usage: String {
    text(
      ":why OBJECT says why it is not ready, for example :why pod/web; alone, it looks at everything",
      ":why 对象 说明它为何没有就绪，例如 :why pod/web；不带对象时查看全部")
  }
  func unknownKind(_ kind: String) -> String {
    text("there is no kind \"\(kind)\"", "没有 \"\(kind)\" 这种对象")
  }
  func notFound(_ subject: String, _ namespace: String?) -> String {
    let place = namespace.map { text(" in namespace \($0)", "（命名空间 \($0)）") } ?? ""
    return text("\(subject) does not exist\(place)", "\(subject) 不存在\(place)")
  }
  func ready(_ subject: String) -> String { text("\(subject) is ready.", "\(subject) 已就绪。") }
  func allReady(_ namespace: String) -> String {
    text(
      "Everything in namespace \(namespace) is ready.", "命名空间 \(namespace) 里的一切都已就绪。")
  }
  func notReady(_ subject: String) -> String {
    text("\(subject) is not ready:", "\(subject) 没有就绪：")
  }
  func replicas(_ subject: String, _ ready: Int64, _ wanted: Int64) -> String {
    text(
      "\(subject) has \(ready) of \(wanted) replicas ready:",
      "\(subject) 需要 \(wanted) 个副本，已就绪 \(ready) 个：")
  }
  func updating(_ subject: String, _ updated: Int64, _ wanted: Int64) -> String {
    text(
      "\(subject) is ready with its old version; \(updated) of \(wanted) replicas are updated:",
      "\(subject) 的旧版本仍在运行，\(wanted) 个副本中更新了 \(updated) 个：")
  }
  func noReadiness(_ subject: String) -> String {
    text(
      "\(subject) exists; objects of this kind are never waited for.",
      "\(subject) 存在；这类对象没有就绪与否之说。")
  }
  func completed(_ subject: String) -> String {
    text("\(subject) has completed.", "\(subject) 已经完成。")
  }
  func terminating(_ time: String) -> String {
    text("it is being deleted since \(time)", "从 \(time) 起正在删除")
  }
  func finalizers(_ names: String) -> String {
    text(
      "it stays until its finalizers are removed: \(names)", "finalizer 移除之前它不会消失：\(names)")
  }
  func unscheduled(_ message: String) -> String {
    text("the scheduler finds no node: \(message)", "调度器找不到节点：\(message)")
  }
  func gated(_ gates: String) -> String {
    text("its scheduling gates hold it back: \(gates)", "调度门控拦住了它：\(gates)")
  }
  var notYetScheduled: String {
    text("the scheduler has not looked at it yet", "调度器还没有处理它")
  }
  var notYetSeen: String {
    text("the kubelet of its node has not reported on it yet", "所在节点的 kubelet 还没有报告它的状态")
  }
  func node(_ name: String, _ message: String) -> String {
    text("its node \(name) is not ready: \(message)", "所在节点 \(name) 没有就绪：\(message)")
  }
  func waiting(_ container: String, _ reason: String, _ message: String) -> String {
    let rest = message.isEmpty ? "" : text(": \(message)", "：\(message)")
    return text("container \(container): \(reason)\(rest)", "容器 \(container)：\(reason)\(rest)")
  }
  func pulling(_ container: String, _ image: String) -> String {
    text(
      "container \(container): its image \(image) is being pulled",
      "容器 \(container)：正在拉取镜像 \(image)")
  }
  func crashed(_ container: String, _ code: Int64, _ reason: String, _ count: Int64) -> String {
    text(
      "container \(container) ended with exit code \(code) (\(reason)) and was restarted"
        + " \(count) times",
      "容器 \(container) 以退出码 \(code) 终止（\(reason)），已重启 \(count) 次")
  }
  func ended(_ container: String, _ code: Int64, _ reason: String) -> String {
    text(
      "container \(container) ended with exit code \(code) (\(reason))",
      "容器 \(container) 以退出码 \(code) 终止（\(reason)）")
  }
  func initializing(_ container: String) -> String {
    text(
      "init container \(container) is still running; the others wait for it",
      "初始化容器 \(container) 仍在运行，其余容器在等它")
  }
  func probe(_ container: String, _ message: String) -> String {
    text("container \(container): \(message)", "容器 \(container)：\(message)")
  }
  func unprobed(_ container: String, _ probe: String) -> String {
    text(
      "container \(container) has not passed its \(probe) probe yet",
      "容器 \(container) 还没有通过 \(probe) 探针")
  }
  func gate(_ name: String) -> String {
    text("its readiness gate \(name) is not True", "就绪门控 \(name) 不为 True")
  }
  func condition(_ type: String, _ status: String, _ reason: String, _ message: String) -> String {
    let rest = [reason, message].filter { !$0.isEmpty }.joined(separator: ": ")
    return text("condition \(type) is \(status)", "状况 \(type) 为 \(status)")
      + (rest.isEmpty ? "" : text(": ", "：") + rest)
  }
  func pods(_ names: [String], _ text: String) -> String {
    let shown = names.prefix(3).joined(separator: self.text(", ", "、"))
    let rest = names.count > 3 ? self.text(" and \(names.count - 3) more", " 等") : ""
    return names.count == 1
      ? self.text("pod \(shown): \(text)", "Pod \(shown)：\(text)")
      : self.text(
        "\(names.count) pods (\(shown)\(rest)): \(text)",
        "\(names.count) 个 Pod（\(shown)\(rest)）：\(text)")
  }
  func missing(_ count: Int64, _ controller: String) -> String {
    text(
      "\(count) of its pods do not exist yet; the \(controller) creates them",
      "还有 \(count) 个 Pod 尚不存在，将由 \(controller) 创建")
  }
  var notObserved: String {
    text(
      "its controller has not acted on the newest spec yet", "控制器还没有处理最新的 spec")
  }
  var paused: String { text("its rollout is paused", "滚动更新已暂停") }
  var suspended: String { text("it is suspended", "它已被挂起") }
  func ordered(_ next: String, _ before: String) -> String {
    text(
      "\(next) is created when \(before) is ready, one after the other (OrderedReady)",
      "\(before) 就绪之后才会创建 \(next)（OrderedReady，逐个进行）")
  }
  func minReady(_ seconds: Int64) -> String {
    text(
      "its pods must stay ready for \(seconds) s (minReadySeconds) to count as available",
      "Pod 就绪满 \(seconds) 秒（minReadySeconds）之后才算可用")
  }
  func event(_ reason: String, _ message: String) -> String {
    text("\(reason): \(message)", "\(reason)：\(message)")
  }
  var cordoned: String {
    text("it is cordoned: no new pods are placed on it", "它已被 cordon：不会有新的 Pod 调度上来")
  }
}
