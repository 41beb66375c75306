import Glibc

/// P14: `drydock verify` of a transcript with 200 commands, the whole process.
enum ReplayWorkload {
  static func run(_ report: inout Report, _ countsOnly: Bool) {
    guard let drydock = ChildProcess.sibling("drydock") else {
      return report.fail("replay: there is no drydock beside this program")
    }
    var template = Array("/tmp/drydock-bench-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { return report.fail("replay: no folder in /tmp") }
    let folder = String(cString: made)
    let path = folder + "/replay.md"
    defer {
      unlink(path)
      rmdir(folder)
    }
    guard write(transcript, to: path) else {
      return report.fail("replay: \(path) cannot be written")
    }
    _ = ChildProcess.run([drydock, "verify", "--update", path])
    guard ChildProcess.run([drydock, "verify", path])?.status == 0 else {
      return report.fail("replay: the transcript does not hold")
    }
    var info = stat()
    stat(path, &info)
    report.count("replay", [("commands", commands.count), ("bytes", Int(info.st_size))])
    if countsOnly { return }
    report.add(
      .replay, Clock.median { ChildProcess.run([drydock, "verify", path])?.cpu ?? .infinity })
  }

  /// A lesson's worth of everyday commands, round by round, 200 in all.
  static let commands: [String] = (1...20).flatMap { round in
    [
      "kubectl run web-\(round) --image=nginx --labels=round=r\(round)",
      "kubectl get pods",
      "kubectl wait --for=condition=Ready pod/web-\(round) --timeout=120s",
      "kubectl get pods -o wide | grep web-\(round)",
      "kubectl describe pod web-\(round)",
      "kubectl label pod web-\(round) tier=front",
      "kubectl get pod web-\(round) -o yaml | head -n 20",
      "kubectl exec web-\(round) -- hostname",
      "kubectl get events | tail -n 3",
      round % 4 == 0 ? "kubectl delete pods -l tier=front" : "kubectl logs web-\(round)",
    ]
  }

  private static var transcript: String {
    var text = "---\nformat: 1\ntitle: Two hundred commands\nseed: 42\nworld: three-nodes\n"
    text += "start: 2030-01-01T09:00:00Z\ncols: 120\n---\n# Two hundred commands\n\n```console\n"
    for command in commands { text += "$ \(command)\n" }
    return text + "```\n"
  }

  private static func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    fputs(text, file)
    return fclose(file) == 0
  }
}
