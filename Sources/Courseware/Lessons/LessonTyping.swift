import ClusterEngine
import Simulation
import Workstation

/// Types solutions and wrong attempts into a workstation as a learner would.
struct LessonTyping {
  let loaded: LoadedLesson
  let workstation: Workstation

  /// One line with what is typed into it.
  struct Entry {
    var line: String
    var input: [UInt8] = []
  }

  /// The lines of an attempt, each with the pasted text that follows it.
  func entries(_ attempt: Lesson.Attempt) -> [Entry] {
    var entries: [Entry] = []
    for input in attempt.input {
      switch input {
      case .line(let line): entries.append(Entry(line: line))
      case .paste(let path):
        guard let last = entries.indices.last else { continue }
        entries[last].input += loaded.files[path] ?? []
      case .key: break
      }
    }
    return entries
  }

  /// Runs one line with its input.
  @discardableResult
  func run(_ entry: Entry) -> Int32 {
    let terminal = workstation.terminal
    if let collecting = terminal as? CollectingTerminal { collecting.pendingInput = entry.input }
    return workstation.run(entry.line)
  }

  /// Types a whole attempt; silently, nothing of it is shown.
  func type(_ attempt: Lesson.Attempt, silently: Bool) {
    guard silently else {
      for entry in entries(attempt) { run(entry) }
      return
    }
    let (shown, cost) = (workstation.terminal, workstation.kubectlCost)
    workstation.terminal = CollectingTerminal()
    // The same in live time and when a journal is replayed.
    workstation.kubectlCost = .milliseconds(100)
    workstation.session.inSteppedTime {
      for entry in entries(attempt) { run(entry) }
    }
    workstation.terminal = shown
    workstation.kubectlCost = cost
  }
}
