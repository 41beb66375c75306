import ShellLanguage
import Testing

private struct Folder: ReadOnlyFileSource {
  var files: [String: String]

  func entry(at path: String) -> FileStatus? {
    if let text = files[path] {
      return FileStatus(kind: .file, mode: 0o644, size: text.utf8.count)
    }
    let isFolder = path.isEmpty || files.keys.contains { $0.hasPrefix(path + "/") }
    return isFolder ? FileStatus(kind: .directory, mode: 0o755) : nil
  }

  func list(_ path: String) -> [String] {
    let prefix = path.isEmpty ? "" : path + "/"
    let names = files.keys.filter { $0.hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count).prefix { $0 != "/" }) }
    return Array(Set(names)).sorted()
  }

  func read(_ path: String) throws(FileError) -> [UInt8] {
    guard let text = files[path] else { throw .notFound }
    return Array(text.utf8)
  }
}

@Suite struct FileSystemTests {
  @Test func `an overlay keeps writes and removals above the read-only files`() throws {
    let lower = Folder(files: ["a.yaml": "a", "dir/b.yaml": "b", "dir/c.yaml": "c"])
    var files = try ScriptRun.files()
    files.overlays = [OverlayMount(path: "/home/me", lower: lower)]
    #expect(try files.list("/home/me") == ["a.yaml", "dir"])
    try files.append(Array("+".utf8), to: "/home/me/a.yaml")
    try files.remove("/home/me/dir/b.yaml")
    try files.write(Array("n".utf8), to: "/home/me/dir/n")
    #expect(try files.read("/home/me/a.yaml") == Array("a+".utf8))
    #expect(try files.list("/home/me/dir") == ["c.yaml", "n"])
    try files.rename("/home/me/dir/c.yaml", to: "/home/me/c")
    #expect(try files.list("/home/me") == ["a.yaml", "c", "dir"])
    #expect(try files.list("/home/me/dir") == ["n"])
    #expect(lower.files.count == 3)
    try files.write(Array("again".utf8), to: "/home/me/dir/b.yaml")
    #expect(try files.read("/home/me/dir/b.yaml") == Array("again".utf8))
  }

  @Test func `mounts hide what is below, may be read-only and show in their folder`() throws {
    var files = try ScriptRun.files()
    var volume = FileTree()
    try volume.write("v", to: "/key")
    files.mounts = [
      Mount(path: "/etc/config", tree: volume, isReadOnly: true),
      Mount(path: "/var/data", tree: FileTree()),
    ]
    #expect(try files.list("/etc") == ["config"])
    #expect(try files.list("/").contains("var"))
    #expect(throws: FileError.readOnly) { try files.write([1], to: "/etc/config/new") }
    #expect(throws: FileError.readOnly) { try files.remove("/etc/config/key") }
    #expect(throws: FileError.busy) { try files.removeDirectory("/var/data") }
    try files.write([1], to: "/var/data/x")
    #expect(files.mounts[1].tree["x"]?.bytes == [1])
  }

  @Test func `a link may lead from one mount into another`() throws {
    var files = try ScriptRun.files()
    var volume = FileTree()
    try volume.write("v1", to: "/..2030/key")
    try volume.put(.symbolicLink(to: "..2030"), at: "/..data")
    try volume.put(.symbolicLink(to: "..data/key"), at: "/key")
    files.mounts = [Mount(path: "/etc/config", tree: volume)]
    try files.makeLink("/w/link", to: "/etc/config/key")
    #expect(try files.read("/w/link") == Array("v1".utf8))
    #expect(try files.realPath("/w/link") == "/etc/config/..2030/key")
    try files.makeLink("/w/loop", to: "loop")
    #expect(throws: FileError.tooManyLinks) { try files.read("/w/loop") }
  }

  @Test func `a user who is not root is held to the permission bits`() throws {
    var files = try ScriptRun.files()
    try files.write([1], to: "/etc/secret", mode: 0o600)
    files.userID = 1000
    files.groupID = 1000
    #expect(throws: FileError.permissionDenied) { try files.read("/etc/secret") }
    #expect(throws: FileError.permissionDenied) { try files.write([1], to: "/w/new") }
    #expect(throws: FileError.notPermitted) { try files.setMode(0o777, of: "/w") }
  }

  @Test func `a copy of a tree does not see later writes`() throws {
    var files = try ScriptRun.files()
    let before = files
    try files.write([1], to: "/w/x")
    #expect(before.exists("/w/x") == false)
    #expect(files.exists("/w/x"))
  }
}
