/// The registries a cluster can pull from: which names exist, and what they answer otherwise.
public struct ImageRegistry: Sendable {
  /// What came of asking for an image.
  enum Answer: Sendable {
    /// The image, the version its tag stands for, and its digest; nil for that of the version.
    case image(ImageDefinition, version: String, digest: String?)
    /// The error as containerd words it.
    case failure(String)
  }

  /// An image, or one whose text has not been looked at yet.
  private enum Entry: Sendable {
    case given(ImageDefinition)
    case builtIn(BuiltInImage)

    func has(_ name: String) -> Bool {
      switch self {
      case .given(let image): image.repository == name || image.aliases.contains(name)
      case .builtIn(let image): image.repository == name || image.aliases.contains(name)
      }
    }

    var repository: String {
      switch self {
      case .given(let image): image.repository
      case .builtIn(let image): image.repository
      }
    }

    var image: ImageDefinition {
      switch self {
      case .given(let image): image
      case .builtIn(let image): image.image
      }
    }
  }

  private var images: [Entry]
  /// Whether every name can be pulled but those that say they do not exist.
  let acceptsEveryName: Bool

  /// The built-in images.
  public static let standard = ImageRegistry(acceptsEveryName: false)
  /// The built-in images, and a stand-in for every other name.
  public static let recorded = ImageRegistry(acceptsEveryName: true)

  private init(acceptsEveryName: Bool) {
    images = BuiltInImages.all.map { .builtIn($0) }
    self.acceptsEveryName = acceptsEveryName
  }

  /// A registry of the given images; later ones replace earlier ones of the same name.
  public init(images: [ImageDefinition], acceptsEveryName: Bool) {
    self.images = []
    self.acceptsEveryName = acceptsEveryName
    for image in images { add(image) }
  }

  /// Adds an image or replaces the one of the same name.
  public mutating func add(_ image: ImageDefinition) {
    if let index = images.firstIndex(where: { $0.repository == image.repository }) {
      images[index] = .given(image)
    } else {
      images.append(.given(image))
    }
  }

  /// The image of an absolute repository name; nil when there is none.
  public func image(_ repository: String) -> ImageDefinition? {
    images.first { $0.has(repository) }?.image
  }

  func resolve(_ reference: ImageReference, hasSecret: Bool) -> Answer {
    if acceptsEveryName { return recordedAnswer(reference) }
    guard let image = image(reference.repository) else { return .failure(denied(reference)) }
    if image.isPrivate, !hasSecret {
      return .failure(
        failedToResolve(reference)
          + "pull access denied, repository does not exist or may require authorization: "
          + "authorization failed: no basic auth credentials")
    }
    if !reference.digest.isEmpty {
      guard
        let tag = image.tags.first(where: {
          image.digest(ofVersion: $0.version) == reference.digest
        })
      else { return .failure(notFound(reference)) }
      return .image(image, version: tag.version, digest: reference.digest)
    }
    guard let version = image.version(ofTag: reference.tag) else {
      return .failure(notFound(reference))
    }
    return .image(image, version: version, digest: nil)
  }

  private func recordedAnswer(_ reference: ImageReference) -> Answer {
    let name = reference.text
    if name.contains("doesnotexist") || name.contains("nonexistent") {
      return .failure(notFound(reference))
    }
    if let image = image(reference.repository) {
      let version = image.version(ofTag: reference.tag) ?? reference.tag
      return .image(image, version: version, digest: nil)
    }
    let digest = "sha256:" + SeededHex.text(reference.repository)
    return .image(BuiltInImages.standIn, version: reference.tag, digest: digest)
  }

  private func failedToResolve(_ reference: ImageReference) -> String {
    "failed to pull and unpack image \"\(reference.text)\": "
      + "failed to resolve reference \"\(reference.text)\": "
  }

  private func denied(_ reference: ImageReference) -> String {
    guard reference.repository.hasPrefix("docker.io/") else { return notFound(reference) }
    return failedToResolve(reference)
      + "pull access denied, repository does not exist or may require authorization: "
      + "server message: insufficient_scope: authorization failed"
  }

  private func notFound(_ reference: ImageReference) -> String {
    "rpc error: code = NotFound desc = " + failedToResolve(reference)
      + "\(reference.text): not found"
  }
}

/// The images that come with the product.
enum BuiltInImages {
  static let all = texts.map { BuiltInImage($0) }

  /// What runs for a name that has no data: it waits until it is stopped.
  static let standIn = BuiltInImage(
    """
    name: stand-in
    tags:
      latest: latest
    size: 72099410
    shell: busybox
    commands: [wget, nslookup, ping]
    entrypoint: [/program]
    env:
      PATH: /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    programs:
    - names: [/program]
      behaviour: idle
    """
  ).image

  static let texts =
    [
      NginxImage.yaml, WebImages.httpd, WebImages.kubia, WebImages.kubiaUnhealthy,
      BaseImages.busybox, BaseImages.alpine, BaseImages.debian, BaseImages.ubuntu,
      BaseImages.redis, BaseImages.perl, BaseImages.pause,
    ] + SystemImages.all + CourseImages.all + ExampleImages.all
}
