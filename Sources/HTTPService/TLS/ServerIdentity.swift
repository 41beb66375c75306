import COpenSSL

/// A certificate authority and a server certificate signed by it, both made when a server starts.
///
/// A class, because it frees what OpenSSL gave it exactly once.
final class ServerIdentity: @unchecked Sendable {
  /// The library.
  let library: OpenSSL
  /// The authority's certificate, in PEM form.
  let authorityPEM: String
  /// What connections are made from; OpenSSL locks it itself, which is why this class is Sendable.
  let context: OpaquePointer

  /// An identity for a server that is reached under these names and addresses.
  init(names: [String], addresses: [String]) throws(OpenSSL.Failure) {
    let library = try OpenSSL()
    self.library = library
    let functions = library.functions
    guard let authorityKey = openssl_key(functions), let key = openssl_key(functions) else {
      throw OpenSSL.Failure(description: "no key could be made: \(library.takeError())")
    }
    defer {
      functions.pointee.EVP_PKEY_free(authorityKey)
      functions.pointee.EVP_PKEY_free(key)
    }
    let alternatives = (names.map { "DNS:\($0)" } + addresses.map { "IP:\($0)" })
      .joined(separator: ",")
    guard
      let authority = openssl_certificate(
        functions, "kubernetes", authorityKey, nil, authorityKey, nil, 3650)
    else {
      throw OpenSSL.Failure(description: "no certificate could be made: \(library.takeError())")
    }
    defer { functions.pointee.X509_free(authority) }
    guard
      let certificate = openssl_certificate(
        functions, "kube-apiserver", key, authority, authorityKey, alternatives, 365)
    else {
      throw OpenSSL.Failure(description: "no certificate could be made: \(library.takeError())")
    }
    defer { functions.pointee.X509_free(certificate) }
    guard let context = openssl_server_context(functions, certificate, key) else {
      throw OpenSSL.Failure(description: "no TLS context could be made: \(library.takeError())")
    }
    self.context = context
    authorityPEM = Self.pem(authority, library)
  }

  deinit {
    library.functions.pointee.SSL_CTX_free(context)
  }

  private static func pem(_ certificate: OpaquePointer, _ library: OpenSSL) -> String {
    let functions = library.functions
    guard let memory = functions.pointee.BIO_new(functions.pointee.BIO_s_mem()) else { return "" }
    defer { _ = functions.pointee.BIO_free(memory) }
    _ = functions.pointee.PEM_write_bio_X509(memory, certificate)
    var bytes = [UInt8](repeating: 0, count: openssl_pending(functions, memory))
    let count = functions.pointee.BIO_read(memory, &bytes, Int32(bytes.count))
    return String(decoding: bytes.prefix(Int(max(0, count))), as: UTF8.self)
  }
}
