import APIServer
import Encodings
import ObjectModel

// Models: ValidateSecret and ValidateSecretUpdate, v1.32.
enum SecretValidation {
  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    let path = FieldPath("data")
    let data = object.fields(.data)
    var errors: [FieldError] = []
    var size = 0
    for (key, value) in data.sorted {
      errors += ConfigKey.errors(key, path.key(key))
      size += ConfigKey.byteCount(value.string ?? "")
    }
    if size > ConfigMapValidation.sizeLimit {
      errors.append(.tooLong(path, limit: ConfigMapValidation.sizeLimit))
    }
    return errors + typeErrors(object, data, path)
  }

  /// What each type of secret must hold.
  private static func typeErrors(
    _ object: Value, _ data: Fields, _ path: FieldPath
  ) -> [FieldError] {
    func missing(_ keys: String...) -> [FieldError] {
      keys.filter { !data.contains(Key($0)) }.map { .required(path.key($0)) }
    }
    switch object.string(.type) {
    case "kubernetes.io/service-account-token":
      let key = "kubernetes.io/service-account.name"
      let name = object.string(.metadata, .annotations, Key(key)) ?? ""
      return name.isEmpty
        ? [.required(FieldPath("metadata").child(.annotations).key(key))] : []
    case "kubernetes.io/dockercfg": return json(".dockercfg", data, path)
    case "kubernetes.io/dockerconfigjson": return json(".dockerconfigjson", data, path)
    case "kubernetes.io/basic-auth":
      let both = missing("username", "password")
      return both.count == 2 ? both : []
    case "kubernetes.io/ssh-auth":
      let key = data[Key("ssh-privatekey")]?.string ?? ""
      return key.isEmpty ? [.required(path.key("ssh-privatekey"))] : []
    case "kubernetes.io/tls": return missing("tls.crt", "tls.key")
    default: return []
    }
  }

  private static func json(_ key: String, _ data: Fields, _ path: FieldPath) -> [FieldError] {
    guard let text = data[Key(key)]?.string else { return [.required(path.key(key))] }
    let bytes = Base64.decode(text) ?? []
    do throws(JSONError) {
      _ = try JSONParser.parse(String(decoding: bytes, as: UTF8.self))
      return []
    } catch {
      return [
        .invalid(
          path.key(key), .string("<secret contents redacted>"),
          bytes.isEmpty ? "unexpected end of JSON input" : error.message)
      ]
    }
  }

  @Sendable
  static func updateErrors(_ new: Value, _ old: Value) -> [FieldError] {
    var errors: [FieldError] = []
    if new.string(.type) != old.string(.type) {
      errors.append(.invalid("type", new[.type] ?? "", "field is immutable"))
    }
    if old.bool(.immutable) == true {
      if new.bool(.immutable) != true {
        errors.append(.forbidden("immutable", ConfigKey.immutableText))
      }
      if new.fields(.data) != old.fields(.data) {
        errors.append(.forbidden("data", ConfigKey.immutableText))
      }
    }
    return errors + Self.errors(new)
  }
}
