import NodeRuntime

/// The images that a course brings, read from YAML files.
public struct CourseImages: Sendable {
  /// What is wrong with a file.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let file: String
    /// The line in it, from 1.
    public let line: Int
    /// A sentence for the author.
    public let message: String

    /// `app.yaml:3: image app: unknown field tag`
    public var description: String { "\(file):\(line): \(message)" }
  }

  private(set) var definitions: [ImageDefinition] = []

  /// No images.
  public init() {}

  /// Their absolute names, in the order of the files.
  public var names: [String] { definitions.map(\.repository) }

  /// Reads the images of one file, which are parted by `---`.
  ///
  /// The form is described at `ImageDefinition.load`.
  public mutating func read(yaml text: String, file: String) throws(Failure) {
    do throws(ImageDataError) {
      definitions += try ImageDefinition.all(yaml: text)
    } catch {
      throw Failure(file: file, line: error.line ?? 1, message: error.message)
    }
  }
}

extension Cluster {
  /// Adds what a course brings; an image replaces one of the same name, but not in containers that
  /// already run.
  public mutating func add(_ images: CourseImages) {
    for image in images.definitions { nodes.profile.registry.add(image) }
  }
}
