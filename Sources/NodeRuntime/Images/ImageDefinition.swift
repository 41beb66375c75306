public import ShellLanguage

/// A container image as data: files, defaults, and how its programs behave.
///
/// Immutable and shared by every container, world and fork, hence a class.
public final class ImageDefinition: Sendable {
  /// A tag that can be pulled, with the version it stands for.
  public struct Tag: Hashable, Sendable {
    /// The tag, such as `1.27`.
    public let name: String
    /// The version of the software, such as `1.27.5`.
    public let version: String
  }

  /// A variable of the image's environment.
  public struct Variable: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The value.
    public let value: String
  }

  /// Absolute repository name, such as `docker.io/library/nginx`.
  public let repository: String
  /// Other repository names of the same image.
  public let aliases: [String]
  /// Whether it is only pulled with a secret for its registry.
  public let isPrivate: Bool
  /// Its tags, in the order of the data file.
  public let tags: [Tag]
  /// Compressed size in bytes: what the Pulled event and the node's image list show.
  public let size: Int64
  /// Digest as `sha256:...` for every tag; nil derives one from name and version.
  public let digest: String?
  /// ENTRYPOINT.
  public let entrypoint: [String]
  /// CMD.
  public let command: [String]
  /// ENV.
  public let environment: [Variable]
  /// WORKDIR; `/` when the data says nothing.
  public let workingDirectory: String
  /// Numeric USER; 0 is root. For a user given by name, what `/etc/passwd` of the image says.
  public let user: UInt32
  /// USER when it is a name and no number; empty otherwise.
  public let userName: String
  /// EXPOSE.
  public let ports: [Int]
  /// STOPSIGNAL by number; 15 when the data says nothing.
  public let stopSignal: Int32
  /// The wording of shell and utilities; nil for an image without a shell.
  public let shell: ShellFlavor?
  /// Commands that exist as utilities of the shell; empty means the whole set of the flavour.
  public let utilities: [String]
  /// Network commands it has: `curl`, `wget`, `nslookup`, `ping`, `redis-cli`.
  public let networkCommands: [String]
  /// The files of the image, without those of the programs.
  public let files: FileTree
  /// The files whose texts hold `${version}`.
  let versionedFiles: [Variable]
  /// Programs with a behaviour of their own.
  public let programs: [Program]

  init(
    repository: String, aliases: [String], isPrivate: Bool, tags: [Tag], size: Int64,
    digest: String?, entrypoint: [String],
    command: [String], environment: [Variable], workingDirectory: String, user: UInt32,
    userName: String,
    ports: [Int], stopSignal: Int32, shell: ShellFlavor?, utilities: [String],
    networkCommands: [String], files: FileTree, versionedFiles: [Variable],
    programs: [Program]
  ) {
    self.repository = repository
    self.aliases = aliases
    self.isPrivate = isPrivate
    self.tags = tags
    self.size = size
    self.digest = digest
    self.entrypoint = entrypoint
    self.command = command
    self.environment = environment
    self.workingDirectory = workingDirectory
    self.user = user
    self.userName = userName
    self.ports = ports
    self.stopSignal = stopSignal
    self.shell = shell
    self.utilities = utilities
    self.networkCommands = networkCommands
    self.files = files
    self.versionedFiles = versionedFiles
    self.programs = programs
  }

  /// Which family of shell and utilities an image carries.
  public enum ShellFlavor: String, Sendable {
    /// busybox ash and its applets.
    case busybox
    /// dash as `sh`, bash, and the GNU utilities of a slim image.
    case debian
    /// The same with process tools, as in images made for building software.
    case debianFull = "debian-full"
  }

  /// The program that a command name or path runs; nil when the image has none of its own.
  func program(_ name: String, _ arguments: [String]) -> Int? {
    programs.firstIndex { $0.names.contains(name) && arguments.starts(with: $0.arguments) }
  }

  /// The version that a tag stands for; nil when there is no such tag.
  public func version(ofTag tag: String) -> String? {
    tags.first { $0.name == tag }?.version
  }

  /// The digest of a version.
  public func digest(ofVersion version: String) -> String {
    if let digest { return digest }
    return "sha256:" + SeededHex.text("\(repository)@\(version)")
  }
}

/// Hexadecimal text derived from a name: the same name gives the same digits anywhere.
enum SeededHex {
  /// 64 digits.
  static func text(_ name: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    var words: [UInt64] = []
    for _ in 0..<4 {
      hash &+= 0x9e37_79b9_7f4a_7c15
      var mixed = hash
      mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      words.append(mixed ^ (mixed >> 31))
    }
    return text(words)
  }

  /// 16 digits for each word.
  static func text(_ words: [UInt64]) -> String {
    String(unsafeUninitializedCapacity: words.count * 16) { buffer in
      var position = 0
      for word in words {
        for nibble in 0..<16 {
          let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - nibble * 4)) & 15
          buffer[position] = digit < 10 ? 48 + digit : 87 + digit
          position += 1
        }
      }
      return position
    }
  }
}
