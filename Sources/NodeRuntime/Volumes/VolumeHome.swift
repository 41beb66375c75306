import ShellLanguage

/// Where the files of a volume live.
enum VolumeHome: Sendable, Equatable {
  /// In the pod, and they go with it.
  case pod
  /// In a folder, or a file, of the node.
  case node(path: String)
  /// In a persistent volume, by its name.
  case persistent(String)
}

/// What a node holds before any pod has written to it.
enum NodeDisk {
  static let initial: FileTree = {
    var tree = FileTree()
    // The paths are ours, so that nothing can be in the way.
    for folder in [
      "/bin", "/boot", "/dev", "/etc/kubernetes/manifests", "/etc/ssl/certs", "/home", "/lib",
      "/mnt", "/opt", "/proc", "/root", "/run/containerd", "/srv", "/sys", "/tmp", "/usr",
      "/var/lib/kubelet/pods", "/var/lib/containerd", "/var/log/containers", "/var/log/pods",
    ] {
      try? tree.makeDirectory(folder, mode: folder == "/tmp" ? 0o777 : 0o755)
    }
    try? tree.write("127.0.0.1\tlocalhost\n", to: "/etc/hosts")
    try? tree.write(
      "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nID=debian\n",
      to: "/etc/os-release")
    try? tree.write("", to: "/var/log/syslog")
    try? tree.put(.device(), at: "/dev/null")
    try? tree.put(.device(), at: "/run/containerd/containerd.sock")
    return tree
  }()
}
