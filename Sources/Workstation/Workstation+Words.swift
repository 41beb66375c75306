import ClusterEngine
import ObjectModel
import ShellLanguage
import Simulation

extension Workstation {
  /// Does what a clock word says; they are silent but when they are asked something or fail.
  func run(_ word: ClockWord) -> Int32 {
    switch word {
    case .wait(let span):
      remember(":wait \(span.goDuration)")
      session.advance(span)
    case .speed(let speed):
      guard session.pace != .stepped else { return refuseInSteppedTime(":speed") }
      session.setPace(.live(speed: speed))
    case .pause:
      guard session.pace != .stepped else { return refuseInSteppedTime(":pause") }
      session.setPace(.paused)
    case .resume:
      guard session.pace != .stepped else { return refuseInSteppedTime(":resume") }
      session.setPace(.live(speed: 1))
    case .undo:
      guard let line = undo() else {
        report(":undo: nothing to undo")
        return 1
      }
      say("undone: \(line.split(separator: "\n").first ?? "")")
    case .time: say(timeText)
    case .help: say(vocabulary.helpText)
    case .images(let path): return addImages(path)
    case .misused(let text):
      report(text)
      return 2
    }
    return 0
  }

  /// Adds the container images that a YAML file describes.
  private func addImages(_ path: String) -> Int32 {
    guard let bytes = try? files.read(path, from: machine.workingDirectory) else {
      report(":images: \(path): No such file or directory")
      return 1
    }
    var images = CourseImages()
    do throws(CourseImages.Failure) {
      try images.read(yaml: String(decoding: bytes, as: UTF8.self), file: path)
    } catch {
      report(":images: \(error)")
      return 1
    }
    remember(":images \(path)")
    session.withCluster { $0.add(images) }
    for name in images.names { say("image \(name) can be pulled now") }
    return 0
  }

  /// In a pipe or a transcript the clock moves only by waiting, so these words mean nothing there.
  private func refuseInSteppedTime(_ word: String) -> Int32 {
    report("\(word): time only moves with :wait here, because standard input is no terminal")
    return 1
  }

  private var timeText: String {
    let time = RFC3339.text(epochSeconds: session.now.epochSeconds)
    return switch session.pace {
    case .stepped: "\(time) (moves with :wait)"
    case .paused: "\(time) (paused; :resume lets it go on)"
    case .live(let speed): "\(time) (speed \(JSONWriter().text(.double(speed)))x)"
    }
  }
}
