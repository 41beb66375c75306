import APIServer
import ClusterEngine
import ObjectModel
import Simulation
import Workstation

/// Answers `:trace`: the writes that the store still keeps, each with who made it and what that one
/// had seen, as they were noted when they happened.
struct TraceExplainer {
  let cluster: Cluster
  let words: TracePhrases
  let wording: TraceWording

  init(_ cluster: Cluster, _ language: Language, namespace: String) {
    self.cluster = cluster
    words = TracePhrases(language: language)
    wording = TraceWording(words: words, catalog: cluster.api.catalog, namespace: namespace)
  }

  /// Runs the word with its arguments; the lines to show and the exit status.
  static func run(
    _ arguments: [String], _ workstation: Workstation, _ language: Language
  ) -> (lines: [String], status: Int32) {
    let asked = AskedObject(arguments)
    let place = asked.namespace ?? workstation.currentNamespace
    let explainer = TraceExplainer(workstation.session.cluster, language, namespace: place)
    let page = TracePage(
      width: workstation.terminal.isOutputTerminal ? workstation.terminal.columns : 100,
      isStyled: workstation.terminal.isOutputTerminal, words: explainer.words)
    switch asked.subject {
    case .nothing: return explainer.lastCommand(page)
    case .object(let kind, let name):
      return explainer.object(workstation.definition(named: kind), kind, name, place, page)
    case .unclear: return ([explainer.words.usage], 2)
    }
  }

  // MARK: The last command

  private func lastCommand(_ page: TracePage) -> (lines: [String], status: Int32) {
    guard let command = cluster.commands.entries.last(where: \.hasWritten) else {
      return ([":trace: " + words.noCommand], 1)
    }
    let writes = cluster.api.writes()
    let own = writes.filter {
      $0.revision > command.revision && $0.origin.cause.command == command.number
        && !isHeartbeat($0)
    }
    let isWhole = cluster.api.forgottenWrite(after: command.revision) == nil
    return (
      page.lines(
        title: "$ " + text(of: command), steps: steps(own, among: writes, of: command.number),
        isWhole: isWhole), 0
    )
  }

  private func text(of command: CommandLog.Entry) -> String {
    switch command.text {
    case .line(let line): return line.split(separator: "\n").first.map(String.init) ?? ""
    case .request(let verb, .resource(let target)):
      let name = target.name.map { "/\($0)" } ?? ""
      return words.request(verb.rawValue, target.resource + name)
    case .request(let verb, .path(let path)): return words.request(verb.rawValue, path)
    }
  }

  /// A lease or a node's sign of life, which is only written when someone looks.
  private func isHeartbeat(_ change: Change) -> Bool {
    cluster.api.catalog[change.resource].kind == "Lease" && change.old != nil
  }

  // MARK: An object

  private func object(
    _ definition: KindDefinition?, _ kind: String, _ name: String, _ namespace: String,
    _ page: TracePage
  ) -> (lines: [String], status: Int32) {
    guard let definition,
      let resource = cluster.api.catalog.resource(
        group: definition.group, version: definition.version, plural: definition.plural)
    else { return ([":trace: " + words.unknownKind(kind)], 1) }
    let key = ObjectKey(definition.isNamespaced ? namespace : "", name)
    let writes = cluster.api.writes()
    let family = family(resource, key, writes)
    let own = writes.filter { concerns($0, family) && !isHeartbeat($0) }
    guard let first = own.first(where: { $0.resource == resource && $0.key == key }) else {
      let place = definition.isNamespaced ? namespace : nil
      return ([":trace: " + words.neverWas("\(definition.singular)/\(name)", place)], 1)
    }
    let title = words.object(
      wording.name(definition.kind, key), ownsMore: family.count > 1)
    return (
      page.lines(title: title, steps: steps(own, among: writes), isWhole: first.old == nil), 0
    )
  }

  /// The uids of all objects that have had the key, and of what they own.
  private func family(_ resource: ResourceID, _ key: ObjectKey, _ writes: [Change]) -> Set<String> {
    var uids: Set<String> = []
    for change in writes {
      let object = change.object
      guard let uid = object.string(.metadata, .uid), !uids.contains(uid) else { continue }
      let isMeant = change.resource == resource && change.key == key
      let isOwned = object.elements(.metadata, .ownerReferences).contains {
        uids.contains($0.string(.uid) ?? "")
      }
      if isMeant || isOwned { uids.insert(uid) }
    }
    return uids
  }

  private func concerns(_ change: Change, _ family: Set<String>) -> Bool {
    let object = change.object
    if cluster.api.catalog[change.resource].kind == "Event" {
      return family.contains(object.string("involvedObject", .uid) ?? "")
    }
    return family.contains(object.string(.metadata, .uid) ?? "")
  }

  // MARK: Steps

  /// Puts writes together that one component made for one cause at about one time.
  ///
  /// `command` is the one that the page is about, which its title tells.
  private func steps(
    _ own: [Change], among writes: [Change], of command: UInt32? = nil
  ) -> [TraceStep] {
    var steps: [TraceStep] = []
    var open: [TraceStep.Source: Int] = [:]
    for change in own {
      guard let act = wording.act(change) else { continue }
      let origin = change.origin
      let source = TraceStep.Source(
        author: origin.author, cause: origin.cause.revision, command: origin.cause.command)
      if let place = open[source], origin.time - steps[place].end <= TraceStep.pause {
        steps[place].add(act, at: origin.time)
        continue
      }
      // What one has seen is told once: later acts for it follow from time or from programs.
      let trigger = open[source] == nil ? trigger(of: change, among: writes, command) : nil
      open[source] = steps.count
      let component = cluster.component(origin.author)
      steps.append(
        TraceStep(
          who: words.who(component.name, component.node), component: component.name,
          trigger: trigger, time: origin.time, act: act))
    }
    return steps
  }

  /// What the author of a write had seen.
  private func trigger(
    of change: Change, among writes: [Change], _ title: UInt32?
  ) -> String? {
    let origin = change.origin
    switch origin.author.role {
    case .nobody: return nil
    case .user, .client:
      if origin.cause.command == title { return words.asked }
      let command = cluster.commands.entries.last { $0.number == origin.cause.command }
      return command.map { words.ran(text(of: $0)) }
    // A kubelet that registers itself, or says that it is alive.
    case .kubelet where origin.cause.revision == 0: return nil
    default: break
    }
    guard origin.cause.revision > 0 else { return words.byTime }
    let others = Int(origin.cause.others)
    guard let seen = write(origin.cause.revision, in: writes), let act = wording.act(seen) else {
      return words.saw(words.write(origin.cause.revision), others)
    }
    return words.saw(act.brief, others)
  }

  /// The write with a revision, by halving.
  private func write(_ revision: Int64, in writes: [Change]) -> Change? {
    var low = 0
    var high = writes.count
    while low < high {
      let middle = (low + high) / 2
      if writes[middle].revision < revision { low = middle + 1 } else { high = middle }
    }
    return low < writes.count && writes[low].revision == revision ? writes[low] : nil
  }
}
