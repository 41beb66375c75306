import ClusterEngine
import Courseware
import Glibc
import HTTPService
import ObjectModel
import Simulation
import Workstation

/// The word `:serve`: lets programs outside reach the learner's own world.
///
/// A class because the server it starts must be stopped once; until the word is used it is empty.
final class WorldService {
  private let workstation: Workstation
  private let isRecorded: Bool
  private var server: HTTPServer?
  private var kubeconfigPath: String?

  init(_ workstation: Workstation, isRecorded: Bool) {
    self.workstation = workstation
    self.isRecorded = isRecorded
  }

  /// Runs the line when it is this word; nil for all others.
  func run(_ line: String, _ language: Language) -> Int32? {
    let words = line.split { $0 == " " || $0 == "\t" }
    guard words.first == ":serve" else { return nil }
    let phrases = ServicePhrases(language: language)
    guard words.count <= 2 else { return refuse(phrases.usage, 2) }
    if words.dropFirst().first == "stop" { return stop(phrases) }
    if let server {
      guard words.count == 1 else { return refuse(phrases.isServed(server.address), 1) }
      tell(server, phrases)
      return 0
    }
    guard !isRecorded else { return refuse(phrases.recorded, 1) }
    guard workstation.session.pace != .stepped else { return refuse(phrases.stepped, 1) }
    guard
      let options = words.count > 1
        ? HTTPServer.Options(listen: String(words[1])) : HTTPServer.Options()
    else { return refuse(phrases.usage, 2) }
    return start(options, phrases)
  }

  private func start(_ options: HTTPServer.Options, _ phrases: ServicePhrases) -> Int32 {
    do throws(HTTPServer.Failure) {
      server = try HTTPServer(workstation.session.live, options)
    } catch {
      return refuse(":serve: \(error.description)", 1)
    }
    guard let server else { return 1 }
    let port = server.address.split(separator: ":").last ?? ""
    guard let path = StateFolder.path("kubeconfig-\(port)") else {
      _ = stop(phrases)
      return refuse(phrases.noFolder, 1)
    }
    do throws(KubeconfigFile.Failure) {
      try KubeconfigFile.write(server.kubeconfig, to: path)
    } catch {
      _ = stop(phrases)
      return refuse(":serve: \(error.description)", 1)
    }
    kubeconfigPath = path
    if !options.isLoopback { workstation.report(phrases.isReachable(options.host)) }
    tell(server, phrases)
    return 0
  }

  private func stop(_ phrases: ServicePhrases) -> Int32 {
    guard let server else { return refuse(phrases.notServed, 1) }
    server.stop()
    self.server = nil
    if let kubeconfigPath { unlink(kubeconfigPath) }
    kubeconfigPath = nil
    return 0
  }

  private func tell(_ server: HTTPServer, _ phrases: ServicePhrases) {
    workstation.say(phrases.served(server.address, kubeconfigPath ?? ""))
    let behind = workstation.session.now.epochSeconds - Int64(time(nil))
    if abs(behind) > 60 {
      let now = RFC3339.text(epochSeconds: workstation.session.now.epochSeconds)
      workstation.say(phrases.clock(now))
    }
  }

  private func refuse(_ text: String, _ status: Int32) -> Int32 {
    workstation.report(text)
    return status
  }
}

/// What `:serve` says, in each language.
private struct ServicePhrases {
  let language: Language

  private func choose(_ english: String, _ chinese: String) -> String {
    language.choose(english, chinese)
  }

  var usage: String {
    choose(
      "usage: :serve, :serve ADDRESS:PORT (port 0: any free one), or :serve stop",
      "用法：:serve、:serve 地址:端口（端口 0 表示任选一个空闲端口），或 :serve stop")
  }

  var recorded: String {
    choose(
      ":serve: a session that is recorded is not served: what others change would be missing in it",
      ":serve：正在录制的会话不能对外提供服务：别人的改动不会出现在录制里")
  }

  var stepped: String {
    choose(
      ":serve: time only moves with :wait here, because standard input is no terminal; "
        + "use drydock serve",
      ":serve：标准输入不是终端，时间只会随 :wait 前进；请改用 drydock serve")
  }

  var noFolder: String {
    choose(
      ":serve: there is no place for the kubeconfig; set XDG_STATE_HOME",
      ":serve：没有地方存放 kubeconfig；请设置 XDG_STATE_HOME")
  }

  var notServed: String {
    choose(":serve stop: nothing is served", ":serve stop：现在没有对外提供服务")
  }

  func isServed(_ address: String) -> String {
    choose(
      ":serve: already served on \(address); :serve stop ends that",
      ":serve：已经在 \(address) 提供服务；:serve stop 可以停止")
  }

  func isReachable(_ host: String) -> String {
    choose(
      "warning: \(host) can be reached from other machines; whoever has the kubeconfig rules "
        + "this cluster",
      "警告：其他机器可以访问 \(host)；拿到 kubeconfig 的人就能控制这个集群")
  }

  func served(_ address: String, _ path: String) -> String {
    choose(
      "This cluster is served on \(address). In another terminal:",
      "这个集群现在可以通过 \(address) 访问。在另一个终端中输入：")
      + "\n  export KUBECONFIG=\(path)\n  kubectl get nodes"
  }

  func clock(_ now: String) -> String {
    choose(
      "(The cluster's clock says \(now); ages that kubectl counts by its own clock are off.)",
      "（集群的时钟是 \(now)；kubectl 按自己的时钟计算的时长会有偏差。）")
  }
}
