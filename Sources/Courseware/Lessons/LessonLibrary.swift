public import ClusterEngine
import Glibc
import ManifestYAML
import ObjectModel
import Simulation

/// The languages lessons are written in.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh-Hans"

  /// The language that a locale such as `zh_CN.UTF-8` asks for.
  public init(locale: String) {
    self = locale.hasPrefix("zh") ? .chinese : .english
  }

  /// The text of the two that is in this language.
  public func choose(_ english: String, _ chinese: String) -> String {
    switch self {
    case .english: english
    case .chinese: chinese
    }
  }

  /// The language that a user may call `zh`, `zh-Hans`, `cn` or `en`.
  public init?(named name: String) {
    switch name.lowercased() {
    case "en", "english": self = .english
    case "zh", "zh-hans", "zh-cn", "zh_cn", "cn", "中文": self = .chinese
    default: return nil
    }
  }
}

/// A lesson with its words and files.
public struct LoadedLesson: Sendable {
  /// The machine part.
  public let lesson: Lesson
  /// The words by language.
  public let prose: [Language: LessonProse]
  /// The bytes of `files/` by path below the lesson's folder.
  public let files: [String: [UInt8]]
  /// The container images that it brings.
  public let images: CourseImages
  /// The generated outputs of shown commands, by step.
  public let golden: [String: String]
  /// The folder it was read from.
  public let folder: String
  /// The commands and kinds that it or a lesson before it teaches.
  public let taught: [String]

  /// The words in a language, or the English ones where they are missing.
  public func text(_ language: Language, _ step: String, _ part: String? = nil) -> String? {
    prose[language]?.text(step, part) ?? prose[.english]?.text(step, part)
  }

  /// The world it begins with, its images included; nil when there is no such world.
  public func cluster(seed: UInt64) -> Cluster? {
    guard let world = World.named(lesson.setup.world) else { return nil }
    var cluster = Cluster(world: world, seed: seed)
    cluster.add(images)
    return cluster
  }

  /// The title in a language.
  public func title(_ language: Language) -> String {
    (prose[language] ?? prose[.english])?.title ?? lesson.id
  }
}

/// The folder that holds the lessons: `catalog.yaml` and a folder each.
public struct LessonLibrary: Sendable {
  /// The folder.
  public let folder: String
  /// The ids in the order of the catalogue.
  public let ids: [String]
  private let aliases: [String: String]

  /// Reads the catalogue of a folder.
  /// - Throws: an error that names file and place.
  public init(folder: String) throws(LessonError) {
    self.folder = folder
    let file = "catalog.yaml"
    let root = LessonNode(
      value: try Self.yaml(folder + "/" + file, file: file), file: file, place: "")
    try root.allow(["schema", "tracks", "lessons", "aliases"])
    var ids: [String] = []
    for node in try root.list("lessons") {
      try node.allow(["id", "title", "minutes"])
      ids.append(try node.id())
    }
    self.ids = ids
    var aliases: [String: String] = [:]
    for field in root.child("aliases")?.value.object ?? Fields() {
      aliases[field.key.text] = field.value.string
    }
    self.aliases = aliases
  }

  /// The library that belongs to the program: named by `$DRYDOCK_LESSONS`, or a folder `Lessons`
  /// beside the program or above it, or in the current folder.
  public static func find() -> String? {
    if let named = getenv("DRYDOCK_LESSONS") { return String(cString: named) }
    var buffer = [CChar](repeating: 0, count: 4096)
    var places: [String] = []
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    if length > 0 {
      let path = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      var parts = path.split(separator: "/").dropLast()
      while !parts.isEmpty {
        places.append("/" + parts.joined(separator: "/") + "/Lessons")
        parts = parts.dropLast()
      }
    }
    places.append("Lessons")
    return places.first { access($0 + "/catalog.yaml", R_OK) == 0 }
  }

  /// Loads a lesson by id or alias.
  /// - Throws: an error that names file and place.
  public func load(_ name: String) throws(LessonError) -> LoadedLesson {
    let id = aliases[name] ?? name
    guard ids.contains(id) else {
      throw LessonError(
        file: "catalog.yaml", place: "",
        message: "there is no lesson \"\(name)\"; there are \(ids.joined(separator: ", "))")
    }
    let path = folder + "/" + id
    let lesson = try Lesson(
      reading: try Self.yaml(path + "/lesson.yaml", file: "\(id)/lesson.yaml"),
      file: "\(id)/lesson.yaml")
    var prose: [Language: LessonProse] = [:]
    for language in Language.allCases {
      let file = "\(id)/\(language.rawValue).md"
      guard let bytes = HostFile.read(folder + "/" + file) else { continue }
      prose[language] = try LessonProse(
        parsing: String(decoding: bytes, as: UTF8.self), file: file)
    }
    guard prose[.english] != nil else {
      throw LessonError(file: "\(id)/en.md", place: "", message: "cannot be read")
    }
    var files: [String: [UInt8]] = [:]
    for name in HostFile.list(path + "/files") {
      files["files/\(name)"] = HostFile.read(path + "/files/" + name)
    }
    var golden: [String: String] = [:]
    for name in HostFile.list(path + "/golden") where name.hasSuffix(".txt") {
      golden[String(name.dropLast(4))] = HostFile.read(path + "/golden/" + name)
        .map { String(decoding: $0, as: UTF8.self) }
    }
    return LoadedLesson(
      lesson: lesson, prose: prose, files: files,
      images: try Self.images(lesson.setup.images, path, id), golden: golden, folder: path,
      taught: try taught(by: lesson))
  }

  /// The images that the files of a lesson describe.
  private static func images(
    _ names: [String], _ folder: String, _ id: String
  ) throws(LessonError) -> CourseImages {
    var images = CourseImages()
    for name in names {
      let file = "\(id)/\(name)"
      guard let bytes = HostFile.read(folder + "/" + name) else {
        throw LessonError(
          file: "\(id)/lesson.yaml", place: "setup.images", message: "\(name) cannot be read")
      }
      do throws(CourseImages.Failure) {
        try images.read(yaml: String(decoding: bytes, as: UTF8.self), file: file)
      } catch {
        throw LessonError(
          file: file, place: "line \(error.line)", message: error.message)
      }
    }
    return images
  }

  /// What a lesson and those it builds on teach.
  private func taught(by lesson: Lesson) throws(LessonError) -> [String] {
    var words = lesson.teaches
    var waiting = lesson.requires
    var seen = [lesson.id]
    while let name = waiting.popLast() {
      let id = aliases[name] ?? name
      guard !seen.contains(id) else { continue }
      seen.append(id)
      guard ids.contains(id) else {
        throw LessonError(
          file: "\(lesson.id)/lesson.yaml", place: "requires",
          message: "there is no lesson \"\(name)\"")
      }
      let file = "\(id)/lesson.yaml"
      let other = try Lesson(reading: try Self.yaml(folder + "/" + file, file: file), file: file)
      words += other.teaches
      waiting += other.requires
    }
    return words
  }

  private static func yaml(_ path: String, file: String) throws(LessonError) -> Value {
    guard let bytes = HostFile.read(path) else {
      throw LessonError(file: file, place: "", message: "cannot be read")
    }
    do throws(YAMLError) {
      return try YAMLReader.single(String(decoding: bytes, as: UTF8.self)).value
    } catch {
      throw LessonError(file: file, place: "", message: error.message)
    }
  }
}
