import APIServer
import ClusterEngine
import ObjectModel
import Workstation

/// Answers `:why`: reads the objects and events that a learner could read, and says only what
/// stands there.
struct WhyExplainer {
  let workstation: Workstation
  let words: WhyPhrases
  let namespace: String

  /// - Parameter namespace: nil for the current one.
  init(_ workstation: Workstation, _ language: Language, namespace: String? = nil) {
    self.workstation = workstation
    words = WhyPhrases(language: language)
    self.namespace = namespace ?? workstation.currentNamespace
  }

  /// Runs the word with its arguments; the lines to show and the exit status.
  static func run(
    _ arguments: [String], _ workstation: Workstation, _ language: Language
  ) -> (lines: [String], status: Int32) {
    let asked = AskedObject(arguments)
    let explainer = WhyExplainer(workstation, language, namespace: asked.namespace)
    switch asked.subject {
    case .nothing: return explainer.everything()
    case .object(let kind, let name): return explainer.answer(kind: kind, name: name)
    case .unclear: return ([explainer.words.usage], 2)
    }
  }

  private func answer(kind: String, name: String) -> (lines: [String], status: Int32) {
    guard let definition = workstation.definition(named: kind) else {
      return ([":why: " + words.unknownKind(kind)], 1)
    }
    let subject = "\(definition.singular)/\(name)"
    guard let object = workstation.object(kind: kind, name: name, namespace: namespace) else {
      let place = definition.isNamespaced ? namespace : nil
      return ([":why: " + words.notFound(subject, place)], 1)
    }
    return (explain(object, subject).lines, 0)
  }

  /// What is not ready in the namespace, owners before what they own, which is not told again.
  private func everything() -> (lines: [String], status: Int32) {
    var lines: [String] = []
    var told: Set<String> = []
    for kind in [
      "Deployment", "StatefulSet", "DaemonSet", "Job", "ReplicaSet", "ReplicationController",
      "PersistentVolumeClaim", "Pod",
    ] {
      guard let definition = workstation.definition(named: kind) else { continue }
      for object in workstation.objects(kind: kind, namespace: namespace) {
        let isTold = object.elements(.metadata, .ownerReferences).contains { owner in
          told.contains(owner.string(.uid) ?? "")
        }
        if let uid = object.string(.metadata, .uid) {
          if isTold || kind != "Pod" { told.insert(uid) }
        }
        if isTold { continue }
        let subject = "\(definition.singular)/\(object.string(.metadata, .name) ?? "")"
        let explanation = explain(object, subject)
        if !explanation.causes.isEmpty { lines += explanation.lines }
      }
    }
    return (lines.isEmpty ? [words.allReady(namespace)] : lines, 0)
  }

  /// Explains one object.
  func explain(_ object: Value, _ subject: String) -> Explanation {
    let explanation: Explanation
    switch object.string("kind") {
    case "Pod": explanation = explainPod(object, subject)
    case "Deployment", "ReplicaSet", "ReplicationController", "StatefulSet", "DaemonSet":
      explanation = explainWorkload(object, subject)
    case "Job": explanation = explainJob(object, subject)
    case "Node": explanation = explainNode(object, subject)
    case "PersistentVolumeClaim", "PersistentVolume":
      explanation = explainVolume(object, subject)
    default: explanation = Explanation(headline: words.noReadiness(subject))
    }
    let deletion = deletionCauses(object, subject)
    guard !deletion.isEmpty else { return explanation }
    let headline = explanation.causes.isEmpty ? words.notReady(subject) : explanation.headline
    return Explanation(headline: headline, causes: deletion + explanation.causes)
  }

  private func deletionCauses(_ object: Value, _ subject: String) -> [Cause] {
    guard let time = object.string(.metadata, "deletionTimestamp") else { return [] }
    let finalizers = object.elements(.metadata, .finalizers).compactMap(\.string)
    let command = look("get \(subject) -o yaml", object)
    var causes = [Cause(text: words.terminating(time), command: command)]
    if !finalizers.isEmpty {
      causes.append(
        Cause(
          text: words.finalizers(finalizers.joined(separator: ", ")),
          command: command))
    }
    return causes
  }

  private func explainNode(_ node: Value, _ subject: String) -> Explanation {
    let command = look("describe \(subject)", node)
    var causes: [Cause] = []
    for condition in node.elements(.status, .conditions) {
      let wanted = condition.string("type") == "Ready" ? "True" : "False"
      if condition.string("status") != wanted {
        causes.append(Cause(text: text(of: condition), command: command))
      }
    }
    if node.bool(.spec, "unschedulable") == true {
      causes.append(Cause(text: words.cordoned, command: look("uncordon \(name(node))", node)))
    }
    return causes.isEmpty
      ? Explanation(headline: words.ready(subject))
      : Explanation(headline: words.notReady(subject), causes: causes)
  }

  private func explainVolume(_ object: Value, _ subject: String) -> Explanation {
    let phase = object.string(.status, "phase") ?? ""
    if ["Bound", "Available"].contains(phase) {
      return Explanation(headline: words.ready(subject))
    }
    let command = look("describe \(subject)", object)
    let told = events(on: object).last.map { event in
      words.event(event.string("reason") ?? "", event.string("message") ?? "")
    }
    let text = told ?? object.string(.status, "message") ?? words.waiting(name(object), phase, "")
    return Explanation(
      headline: words.notReady(subject), causes: [Cause(text: text, command: command)])
  }
}

extension WhyExplainer {
  func name(_ object: Value) -> String { object.string(.metadata, .name) ?? "" }

  /// A kubectl command on an object, with its namespace when it is not the current one.
  func look(_ command: String, _ object: Value) -> String {
    guard let namespace = object.string(.metadata, .namespace),
      namespace != workstation.currentNamespace
    else { return "kubectl " + command }
    return "kubectl -n \(namespace) \(command)"
  }

  func text(of condition: Value) -> String {
    words.condition(
      condition.string("type") ?? "", condition.string("status") ?? "",
      condition.string("reason") ?? "", condition.string("message") ?? "")
  }

  /// The events that regard an object, oldest first.
  func events(on object: Value) -> [Value] {
    workstation.objects(
      kind: "events", namespace: object.string(.metadata, .namespace) ?? "default",
      fieldSelector: "involvedObject.uid=\(object.string(.metadata, .uid) ?? "")"
    ).sorted { time($0) < time($1) }
  }

  private func time(_ event: Value) -> String {
    event.string("lastTimestamp") ?? event.string("eventTime") ?? ""
  }
}
