import COpenSSL

/// The system's OpenSSL, loaded.
///
/// A class, so that its table of functions exists once and keeps its place in memory.
final class OpenSSL: @unchecked Sendable {
  /// The library cannot be used.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The functions; never changed after they were loaded, which is why this class is Sendable.
  let functions: UnsafeMutablePointer<OpenSSLFunctions>

  /// Loads the library.
  init() throws(Failure) {
    functions = .allocate(capacity: 1)
    functions.initialize(to: OpenSSLFunctions())
    if let missing = openssl_load(functions) {
      throw Failure(
        description: "OpenSSL 3 is needed for TLS (package libssl3): "
          + "\(String(cString: missing)) is missing")
    }
  }

  deinit {
    functions.deallocate()
  }

  /// Random bytes from the system.
  func randomBytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    _ = functions.pointee.RAND_bytes(&bytes, Int32(count))
    return bytes
  }

  /// The oldest error the library has noted on this thread.
  func takeError() -> String {
    let code = functions.pointee.ERR_get_error()
    var text = [CChar](repeating: 0, count: 256)
    functions.pointee.ERR_error_string_n(code, &text, text.count)
    functions.pointee.ERR_clear_error()
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
