/// Why a file operation failed, with the wording of the C library.
public enum FileError: Error, Sendable, Equatable {
  case notFound
  case isDirectory
  case notDirectory
  case permissionDenied
  case notPermitted
  case readOnly
  case notEmpty
  case exists
  case tooManyLinks
  case invalidArgument
  case busy
  case tooLarge
  case noSpace
  case notSupported

  /// The sentence `strerror` gives for the error.
  public var message: String {
    switch self {
    case .notFound: "No such file or directory"
    case .isDirectory: "Is a directory"
    case .notDirectory: "Not a directory"
    case .permissionDenied: "Permission denied"
    case .notPermitted: "Operation not permitted"
    case .readOnly: "Read-only file system"
    case .notEmpty: "Directory not empty"
    case .exists: "File exists"
    case .tooManyLinks: "Too many levels of symbolic links"
    case .invalidArgument: "Invalid argument"
    case .busy: "Resource busy"
    case .tooLarge: "File too large"
    case .noSpace: "No space left on device"
    case .notSupported: "Operation not supported"
    }
  }
}
