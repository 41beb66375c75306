import ShellLanguage
import Testing

@Suite struct MachineTests {
  let second: Int64 = 1_000_000_000
  let start = ScriptRun.start

  func shell(
    _ script: String, first: Bool = true, hosts: Set<String> = []
  ) -> ShellMachine {
    ShellMachine(
      command: ["sh", "-c", script],
      settings: MachineSettings(isFirstProcess: first, hostCommands: hosts))
  }

  func output(_ machine: inout ShellMachine) -> String {
    String(decoding: machine.takeOutput().flatMap(\.bytes), as: UTF8.self)
  }

  @Test func `a sleep ends at its simulated time and not before`() throws {
    var files = try ScriptRun.files()
    var machine = shell("echo a; sleep 1.5; date +%s.%N; sleep 1m")
    #expect(
      machine.run(now: start, files: &files, stepLimit: 1000)
        == .sleeping(until: start + second * 3 / 2))
    #expect(
      machine.run(now: start + second, files: &files, stepLimit: 1000)
        == .sleeping(until: start + second * 3 / 2))
    #expect(
      machine.run(now: start + second * 3 / 2, files: &files, stepLimit: 1000)
        == .sleeping(until: start + second * 123 / 2))
    #expect(output(&machine) == "a\n1893488401.500000000\n")
    #expect(
      machine.run(now: start + second * 62, files: &files, stepLimit: 1000) == .exited(0))
  }

  @Test func `PID 1 ignores a signal it has no trap for, and dies of KILL`() throws {
    var files = try ScriptRun.files()
    var machine = shell("while true; do sleep 10; done")
    _ = machine.run(now: start, files: &files, stepLimit: 1000)
    machine.signal(.terminate)
    #expect(
      machine.run(now: start, files: &files, stepLimit: 1000)
        == .sleeping(until: start + 10 * second))
    machine.signal(.kill)
    #expect(machine.run(now: start, files: &files, stepLimit: 1000) == .exited(137))
  }

  @Test func `another process dies of TERM with 143`() throws {
    var files = try ScriptRun.files()
    var machine = ShellMachine(
      command: ["sleep", "100"], settings: MachineSettings(isFirstProcess: false))
    _ = machine.run(now: start, files: &files, stepLimit: 1000)
    machine.signal(.terminate)
    #expect(machine.run(now: start, files: &files, stepLimit: 1000) == .exited(143))
  }

  @Test func `a trap runs when the command in the foreground has ended`() throws {
    var files = try ScriptRun.files()
    var machine = shell("trap 'echo bye; exit 3' TERM; while :; do sleep 5; done")
    _ = machine.run(now: start, files: &files, stepLimit: 1000)
    machine.signal(.terminate)
    #expect(
      machine.run(now: start, files: &files, stepLimit: 1000)
        == .sleeping(until: start + 5 * second))
    #expect(
      machine.run(now: start + 5 * second, files: &files, stepLimit: 1000) == .exited(3))
    #expect(output(&machine) == "bye\n")
  }

  @Test func `a trap interrupts wait at once`() throws {
    var files = try ScriptRun.files()
    var machine = shell("trap 'echo bye; exit 0' TERM; sleep 3600 & wait")
    _ = machine.run(now: start, files: &files, stepLimit: 1000)
    machine.signal(.terminate)
    #expect(machine.run(now: start, files: &files, stepLimit: 1000) == .exited(0))
    #expect(output(&machine) == "bye\n")
  }

  @Test func `a shell makes way for the last program of its text`() throws {
    var files = try ScriptRun.files()
    var machine = shell("sleep 3600")
    _ = machine.run(now: start, files: &files, stepLimit: 1000)
    #expect(machine.processList.map(\.command) == ["sleep 3600"])
  }

  @Test func `a loop without a sleep is caught by the step limit`() throws {
    var files = try ScriptRun.files()
    var machine = shell("while true; do :; done")
    for _ in 0..<3 {
      #expect(machine.run(now: start, files: &files, stepLimit: 10_000) == .stepLimit)
    }
  }

  @Test func `a copy goes on by itself and gives the same bytes`() throws {
    var files = try ScriptRun.files()
    var machine = shell(
      "i=0; while [ $i -lt 5 ]; do i=$((i+1)); echo $i $RANDOM | tee -a log; sleep 1; done; cat log"
    )
    _ = machine.run(now: start, files: &files, stepLimit: 100_000)
    var fork = machine
    var forkedFiles = files
    let first = ScriptRun.finish(&machine, &files)
    let second = ScriptRun.finish(&fork, &forkedFiles)
    #expect(first == second)
    #expect(first.status == 0)
    #expect(files.root == forkedFiles.root)
  }

  @Test func `a host command streams through grep and is told when head has ended`() throws {
    var files = try ScriptRun.files()
    var machine = shell("kubectl get -w | grep --line-buffered x | head -2", hosts: ["kubectl"])
    guard
      case .hostCommand(let command) = machine.run(
        now: start, files: &files, stepLimit: 1000)
    else {
      Issue.record("no host command")
      return
    }
    #expect(command.arguments == ["kubectl", "get", "-w"])
    #expect(command.isOutputInherited == false)
    for line in ["ax", "b", "cx"] {
      #expect(machine.isReaderClosed(command.id, descriptor: 1) == false)
      machine.writeHostOutput(command.id, descriptor: 1, bytes: Array("\(line)\n".utf8))
      let state = machine.run(now: start, files: &files, stepLimit: 1000)
      #expect(state == .hostCommand(command))
    }
    #expect(output(&machine) == "ax\ncx\n")
    machine.writeHostOutput(command.id, descriptor: 1, bytes: Array("dx\n".utf8))
    _ = machine.run(now: start, files: &files, stepLimit: 1000)
    #expect(machine.isReaderClosed(command.id, descriptor: 1))
    machine.finishHostCommand(command.id, status: 141)
    #expect(machine.run(now: start, files: &files, stepLimit: 1000) == .exited(0))
  }

  @Test func `host commands of a pipeline are offered one after the other`() throws {
    var files = try ScriptRun.files()
    var machine = shell("kubectl get -o name | kubectl delete -f -", hosts: ["kubectl"])
    guard
      case .hostCommand(let left) = machine.run(now: start, files: &files, stepLimit: 1000)
    else {
      Issue.record("no host command")
      return
    }
    #expect(left.arguments[1] == "get")
    machine.writeHostOutput(left.id, descriptor: 1, bytes: Array("pod/a\n".utf8))
    machine.finishHostCommand(left.id, status: 0)
    guard
      case .hostCommand(let right) = machine.run(now: start, files: &files, stepLimit: 1000)
    else {
      Issue.record("no second host command")
      return
    }
    #expect(right.arguments[1] == "delete")
    #expect(right.input == .provided)
    let input = machine.takeHostInput(right.id)
    #expect(String(decoding: input.bytes, as: UTF8.self) == "pod/a\n")
    #expect(input.isAtEnd)
    machine.writeHostOutput(right.id, descriptor: 1, bytes: Array("deleted\n".utf8))
    machine.finishHostCommand(right.id, status: 5)
    #expect(machine.run(now: start, files: &files, stepLimit: 1000) == .exited(5))
    #expect(output(&machine) == "deleted\n")
  }

  @Test func `a host command reads a heredoc and writes to a file`() throws {
    var files = try ScriptRun.files()
    var machine = shell(
      "kubectl apply -f - > /w/out <<EOF\nkind: Pod\nEOF\ncat /w/out", hosts: ["kubectl"])
    guard
      case .hostCommand(let command) = machine.run(now: start, files: &files, stepLimit: 1000)
    else {
      Issue.record("no host command")
      return
    }
    #expect(machine.takeHostInput(command.id).bytes == Array("kind: Pod\n".utf8))
    machine.writeHostOutput(command.id, descriptor: 1, bytes: Array("created\n".utf8))
    machine.finishHostCommand(command.id, status: 0)
    #expect(machine.run(now: start, files: &files, stepLimit: 1000) == .exited(0))
    #expect(output(&machine) == "created\n")
  }

  @Test func `an interactive shell prompts, runs lines and survives Ctrl-C`() throws {
    var files = try ScriptRun.files()
    var machine = ShellMachine(
      command: ["sh"], settings: MachineSettings(isInteractive: true))
    #expect(machine.run(now: start, files: &files, stepLimit: 1000) == .waitingForInput)
    machine.provideInput(Array("cd /tmp; echo $((1+1))\nif true\nthen echo y; fi\n".utf8))
    #expect(machine.run(now: start, files: &files, stepLimit: 1000) == .waitingForInput)
    #expect(output(&machine) == "/ # 2\n/tmp # > y\n/tmp # ")
    machine.provideInput(Array("sleep 100\n".utf8))
    #expect(
      machine.run(now: start, files: &files, stepLimit: 1000)
        == .sleeping(until: start + 100 * second))
    machine.signalForeground(.interrupt)
    #expect(machine.run(now: start, files: &files, stepLimit: 1000) == .waitingForInput)
    #expect(output(&machine) == "\n/tmp # ")
    machine.provideInput(Array("echo $?; fi\nexit 4\n".utf8))
    #expect(machine.run(now: start, files: &files, stepLimit: 1000) == .exited(4))
    #expect(output(&machine) == "sh: syntax error: unexpected \"fi\"\n/tmp # ")
  }

  @Test func `a session keeps its state between texts and comes to rest idle`() throws {
    var files = try ScriptRun.files()
    var machine = ShellMachine.session(
      workingDirectory: "/w",
      settings: MachineSettings(
        dialect: .bash, isFirstProcess: false, hostCommands: ["kubectl"]))
    #expect(machine.run(now: start, files: &files, stepLimit: 1000) == .idle(0))
    machine.start("alias k=kubectl; x=5; f() { echo \"f $1\"; }; cd /tmp")
    #expect(machine.run(now: start, files: &files, stepLimit: 1000) == .idle(0))
    machine.start("f $x; pwd; nosuch")
    #expect(machine.run(now: start, files: &files, stepLimit: 1000) == .idle(127))
    #expect(output(&machine) == "f 5\n/tmp\nbash: nosuch: command not found\n")
    machine.start("k get pods && echo ok")
    guard
      case .hostCommand(let command) = machine.run(now: start, files: &files, stepLimit: 1000)
    else {
      Issue.record("no host command")
      return
    }
    #expect(command.arguments == ["kubectl", "get", "pods"])
    #expect(command.workingDirectory == "/tmp")
    #expect(command.isOutputInherited)
    machine.finishHostCommand(command.id, status: 0)
    #expect(machine.run(now: start, files: &files, stepLimit: 1000) == .idle(0))
    #expect(output(&machine) == "ok\n")
  }

  @Test func `tail -f shows what another process adds`() throws {
    var files = try ScriptRun.files()
    try files.write(Array("old\n".utf8), to: "/w/log")
    var machine = ShellMachine(command: ["tail", "-f", "/w/log"])
    #expect(
      machine.run(now: start, files: &files, stepLimit: 1000) == .sleeping(until: start + second))
    try files.append(Array("new\n".utf8), to: "/w/log")
    #expect(
      machine.run(now: start + second, files: &files, stepLimit: 1000)
        == .sleeping(until: start + 2 * second))
    #expect(output(&machine) == "old\nnew\n")
    var idle = ShellMachine(command: ["tail", "-f", "/dev/null"])
    #expect(
      idle.run(now: start, files: &files, stepLimit: 1000) == .sleeping(until: .max))
  }

  @Test(arguments: [
    ("sh", true), ("cat", true), ("/bin/ls", true), ("nosuch", false), ("/w/x", false),
    ("nginx", true), ("/docker-entrypoint.sh", true), ("jq", false),
  ])
  func `a runtime can ask whether a command exists`(_ name: String, _ isKnown: Bool) throws {
    let settings = MachineSettings(
      availableUtilities: ["sh", "cat", "ls"], hostCommands: ["nginx", "/docker-entrypoint.sh"])
    let files = try ScriptRun.files()
    #expect(
      ShellMachine.isKnownCommand(name, settings: settings, files: files) == isKnown)
  }
}
