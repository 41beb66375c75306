import Formats
import ObjectModel

extension CustomColumns {
  /// The columns of `-o custom-columns=...` or of the file of `-o custom-columns-file=...`.
  init(_ text: String, isFile: Bool, io: any KubectlIO) throws(CommandError) {
    var content = text
    if isFile {
      do throws(FileFault) {
        content = String(decoding: try io.readFile(text), as: UTF8.self)
      } catch {
        throw .text("error reading template \(text), open \(text): \(error.reason)\n")
      }
    }
    do throws(JSONPathError) {
      self = isFile ? try CustomColumns(template: content) : try CustomColumns(spec: content)
    } catch {
      throw .text(error.message)
    }
  }
}

/// JSONPath as columns and sort keys take it: braces and the leading dot may be left out.
enum RelaxedPath {
  /// The path of `metadata.name`, `.metadata.name` or `{.metadata.name}`.
  static func parse(_ text: String) throws(CommandError) -> JSONPath {
    do throws(JSONPathError) {
      return try JSONPath(try JSONPath.relaxed(text), allowsMissingKeys: true)
    } catch {
      throw .text(error.message)
    }
  }
}
