import APIServer
import ClusterEngine
import KubectlCommands
import ShellLanguage
import Simulation

/// The programs of the workstation that the shell machine does not bring along.
enum HostPrograms {
  /// Their names.
  static let names: Set<String> = ["kubectl", "k", "watch", "edit", "vi", "vim", "nano"]

  /// Programs that a learner's own machine may have and the workstation has not.
  static let notSimulated: Set<String> = [
    "apt", "apt-get", "awk", "bc", "brew", "column", "curl", "dd", "df", "docker", "emacs",
    "free", "git", "gzip", "helm", "http", "ip", "jq", "k9s", "kind", "kubeadm", "kubens",
    "kubectx", "less", "make", "man", "minikube", "more", "nc", "node", "nohup", "npm",
    "nslookup", "od", "openssl", "paste", "perl", "ping", "podman", "pip", "python", "python3",
    "screen", "ssh", "stern", "su", "sudo", "timeout", "tmux", "top", "traceroute", "tree",
    "wget", "yq", "zsh",
  ]

  static func run(_ command: HostCommand, _ host: ShellHost) {
    let workstation = host.workstation
    let status: Int32 =
      switch command.arguments.first {
      case "kubectl", "k": kubectl(command, host)
      case "watch": watch(command, host)
      default: edit(command, host)
      }
    host.machine.finishHostCommand(
      command.id, status: workstation.isInterrupted() && status == 0 ? 130 : status)
  }

  // MARK: kubectl

  private static func kubectl(_ command: HostCommand, _ host: ShellHost) -> Int32 {
    let workstation = host.workstation
    let io = HostIO(command, host)
    if workstation.session.pace == .stepped {
      _ = workstation.session.sleep(workstation.kubectlCost)
    }
    let environment = workstation.kubectlEnvironment(io)
    let arguments = Array(command.arguments.dropFirst())
    let invocation = KubectlInvocation.parse(arguments, in: environment)
    let status = Kubectl.run(arguments, in: environment)
    workstation.knownDiscovery = environment.knownDiscovery
    workstation.lastCommands.append(
      Workstation.RanCommand(
        arguments: ["kubectl"] + arguments, invocation: invocation, status: status,
        output: String(decoding: io.copy, as: UTF8.self)))
    return status
  }

  // MARK: watch

  /// `watch [-n SECONDS] COMMAND`: repeats a command until Ctrl-C.
  private static func watch(_ command: HostCommand, _ host: ShellHost) -> Int32 {
    var arguments = command.arguments.dropFirst()
    var interval = Span.seconds(Int64(2))
    while let first = arguments.first, first.hasPrefix("-") {
      arguments = arguments.dropFirst()
      if first == "--" { break }
      if first == "-n" || first == "--interval" {
        guard let seconds = arguments.popFirst().flatMap(Double.init), seconds >= 0.1 else {
          return fail("watch: failed to parse argument", command, host)
        }
        interval = .seconds(seconds)
      }
    }
    guard !arguments.isEmpty else {
      return fail("Usage: watch [-n SECONDS] COMMAND", command, host)
    }
    let text = arguments.joined(separator: " ")
    let workstation = host.workstation
    let limit = workstation.session.patience.map { workstation.session.now + $0 }
    repeat {
      var page = ""
      if workstation.terminal.isOutputTerminal, command.isOutputInherited {
        page = "\u{1b}[H\u{1b}[2J"
      }
      let seconds = interval.goDuration
      page += "Every \(seconds): \(text)\n\n"
      host.write(Array(page.utf8), command, descriptor: 1)
      let inner = ShellHost(
        workstation.machineCopy(running: text, as: command), on: workstation
      ) { chunk in host.write(chunk.bytes, command, descriptor: chunk.descriptor) }
      _ = inner.drive()
      if let limit, workstation.session.now >= limit { return 130 }
    } while workstation.session.sleep(interval)
    return 130
  }

  // MARK: edit

  /// `edit FILE`: opens the user's own editor on a file of the sandbox.
  private static func edit(_ command: HostCommand, _ host: ShellHost) -> Int32 {
    guard command.arguments.count == 2, let path = command.arguments.last else {
      return fail("usage: edit FILE", command, host)
    }
    let workstation = host.workstation
    let folder = command.workingDirectory
    guard !workstation.files.isDirectory(path, from: folder) else {
      return fail("edit: \(path): Is a directory", command, host)
    }
    let old = (try? workstation.files.read(path, from: folder)) ?? []
    guard let new = workstation.terminal.edit(old, name: path) else {
      return fail(
        "edit: no editor could be run; set EDITOR to the one you like", command, host)
    }
    if new == old { return 0 }
    do throws(FileError) {
      try workstation.files.write(new, to: path, from: folder)
      return 0
    } catch {
      return fail("edit: \(path): \(error.message)", command, host)
    }
  }

  private static func fail(_ text: String, _ command: HostCommand, _ host: ShellHost) -> Int32 {
    host.write(Array((text + "\n").utf8), command, descriptor: 2)
    return 1
  }
}
