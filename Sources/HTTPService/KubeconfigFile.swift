import Glibc

/// A kubeconfig on the host's disk.
public enum KubeconfigFile {
  /// Why a file could not be written.
  public struct Failure: Error, CustomStringConvertible {
    /// One sentence.
    public let description: String
  }

  /// Puts a file in place at once, readable by its owner only.
  public static func write(_ text: String, to path: String) throws(Failure) {
    let draft = "\(path).\(getpid())"
    unlink(draft)
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw failure(path) }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { break }
      bytes = bytes.dropFirst(max(0, count))
    }
    let isWritten = bytes.isEmpty && fsync(file) == 0
    guard close(file) == 0, isWritten, rename(draft, path) == 0 else {
      let failure = failure(path)
      unlink(draft)
      throw failure
    }
  }

  private static func failure(_ path: String) -> Failure {
    Failure(description: "\(path) cannot be written: \(String(cString: strerror(errno)))")
  }
}
