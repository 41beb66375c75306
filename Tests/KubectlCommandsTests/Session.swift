import APIServer
import Kinds
import KubectlCommands
import ObjectModel

/// A learner's terminal over an API server alone.
final class Session {
  let client = SimulatedClient()
  let io = MemoryIO()
  let environment: KubectlEnvironment

  init() {
    io.files["/home/learner/.kube/config"] = """
      apiVersion: v1
      clusters:
      - cluster:
          server: https://127.0.0.1:6443
        name: drydock
      contexts:
      - context:
          cluster: drydock
          user: admin
        name: drydock
      current-context: drydock
      kind: Config
      preferences: {}
      users:
      - name: admin
        user: {}

      """
    environment = KubectlEnvironment(
      client: client, io: io, schema: .standard,
      templatePage: { PodTemplateDescription.text($0) }
    ) { group, kind in
      Catalog.standard.kinds.first { $0.group == group && $0.kind == kind }?.describer
    }
  }

  /// Runs words and gives back all that happened, as one text.
  func run(_ words: [String], input: String = "") -> String {
    io.output = []
    io.errors = []
    io.input = Array(input.utf8)
    let code = Kubectl.run(words, in: environment)
    var text = String(decoding: io.output, as: UTF8.self)
    if !io.errors.isEmpty { text += "--- stderr\n" + String(decoding: io.errors, as: UTF8.self) }
    return code == 0 ? text : text + "--- exit \(code)\n"
  }

  /// Runs a line of words without quotes.
  func run(_ line: String, input: String = "") -> String {
    run(line.split(separator: " ").map(String.init), input: input)
  }
}
