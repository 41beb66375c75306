// Models: cli-runtime's RecordFlags, v1.32.

import APIServer
import ObjectModel

extension CommandContext {
  /// An object with the command as its change cause, when `--record` asks for that.
  func recorded(_ object: Value) -> Value {
    guard flags.knows("record"), flags.bool("record") else { return object }
    var object = object
    var annotations = object.fields(.metadata, .annotations)
    annotations[Self.changeCauseKey] = .string(changeCause)
    object[orEmpty: .metadata][.annotations] = .object(annotations)
    return object
  }

  /// Writes the change cause into an object of the server, when `--record` asks for that.
  func record(_ info: ObjectInfo) throws(CommandError) {
    guard flags.knows("record"), flags.bool("record") else { return }
    var annotations = Fields()
    annotations[Self.changeCauseKey] = .string(changeCause)
    _ = try send(
      APIRequest(
        .patch, info.target, body: ["metadata": ["annotations": .object(annotations)]],
        patchType: .merge))
  }

  /// The annotation that says why an object is as it is.
  static let changeCauseKey = Key("kubernetes.io/change-cause")

  /// The command line as it is recorded: words first, then flags with their values.
  private var changeCause: String {
    let words = pathWords + arguments
    let given = flags.inOrder.map { name, value in
      " --\(name)=\(["password", "token"].contains(name) ? "CLASSIFIED" : value)"
    }
    return words.joined(separator: " ") + given.joined()
  }
}
