import Glibc

/// Writes the golden outputs of a lesson; generated, never edited by hand.
public enum LessonGolden {
  /// Writes `golden/<step>.txt` for each step; true when something changed.
  /// - Throws: when a file cannot be written, or in continuous integration.
  public static func write(
    _ golden: [String: String], to loaded: LoadedLesson
  ) throws(LessonError) -> Bool {
    guard getenv("CI") == nil else {
      throw LessonError(
        file: loaded.lesson.id, place: "golden", message: "--update is refused when CI is set")
    }
    let folder = loaded.folder + "/golden"
    mkdir(folder, 0o755)
    var hasChanged = false
    for step in golden.keys.sorted() where golden[step] != loaded.golden[step] {
      guard HostFile.replace("\(folder)/\(step).txt", with: Array((golden[step] ?? "").utf8))
      else {
        throw LessonError(
          file: "\(loaded.lesson.id)/golden/\(step).txt", place: "", message: "cannot be written")
      }
      hasChanged = true
    }
    return hasChanged
  }
}
