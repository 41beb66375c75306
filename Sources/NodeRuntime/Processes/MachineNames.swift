import APIServer
import ObjectModel
import ShellLanguage

/// Which commands the images' shells have.
enum MachineNames {
  static let path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

  /// The commands of a slim Debian image: no `ps`, no `kill` but the shell's own.
  static let slim: Set<String> = [
    "sh", "bash", "dash", "echo", "printf", "cat", "ls", "cp", "mv", "rm", "mkdir", "rmdir",
    "touch", "pwd", "head", "tail", "wc", "grep", "egrep", "fgrep", "sort", "uniq", "cut", "tr",
    "sed", "tee", "xargs", "seq", "sleep", "true", "false", "test", "[", "env", "printenv", "date",
    "hostname", "uname", "id", "whoami", "dirname", "basename", "find", "diff", "cmp", "base64",
    "md5sum", "sha256sum", "yes", "expr", "which", "clear", "stat", "ln", "chmod", "chown", "du",
    "tac", "nl", "readlink", "realpath", "nproc", "sync", "mktemp", "timeout", "nohup",
    "truncate", "tty", "arch", "groups", "logname", "tar",
  ]

  /// What every image of Debian has beside, and is not simulated.
  static let slimOthers: Set<String> = [
    "apt", "apt-get", "awk", "b2sum", "chgrp", "chroot", "comm", "csplit", "dd", "df", "dmesg",
    "dpkg", "expand", "factor", "fold", "getent", "gzip", "gunzip", "install", "join", "lsblk",
    "mawk", "mknod", "more", "mount", "nice", "nohup", "numfmt", "od", "passwd", "paste", "perl",
    "pr", "rev", "sha1sum", "sha512sum", "shuf", "split", "stdbuf", "stty", "su", "timeout",
    "umount", "useradd", "users", "who", "zcat",
  ]

  /// What the larger images of Debian and Ubuntu have beside, and is not simulated.
  static let fullOthers: Set<String> = slimOthers.union(["free", "less", "top", "uptime", "w"])

  /// What alpine has beside busybox, and is not simulated.
  static let alpineOthers: Set<String> = [
    "apk", "getconf", "getent", "iconv", "ldconfig", "ldd", "scanelf", "ssl_client",
  ]

  /// The applets of busybox that are not simulated.
  static let busyboxOthers: Set<String> = [
    "adduser", "arp", "arping", "awk", "bc", "brctl", "bunzip2", "cal", "chgrp", "chroot",
    "cksum", "comm", "cpio", "crond", "crontab", "dd", "deluser", "df", "dmesg", "dos2unix",
    "expand", "factor", "fdisk", "flock", "fold", "free", "fsync", "ftpget", "ftpput", "getopt",
    "gunzip", "gzip", "hd", "hexdump", "hostid", "httpd", "ifconfig", "install", "ip",
    "ipcalc", "ipcs", "killall", "less", "link", "losetup", "lsof", "lspci", "lsusb", "md5",
    "microcom", "mkfifo", "mknod", "mkswap", "more", "mount", "mountpoint", "nc", "netstat",
    "nice", "nohup", "nslookup", "ntpd", "od", "passwd", "paste", "patch", "ping", "ping6",
    "pipe_progress", "pkill", "pmap", "poweroff", "pstree", "reboot", "renice", "reset",
    "resize", "route", "run-parts", "script", "setsid", "sha1sum", "sha3sum", "sha512sum",
    "shred", "shuf", "split", "strings", "stty", "su", "sum", "swapoff", "swapon", "sysctl",
    "syslogd", "telnet", "tftp", "time", "timeout", "top", "traceroute", "traceroute6", "tree",
    "tsort", "umount", "unexpand", "unix2dos", "unlink", "unzip", "uptime", "users", "vi",
    "vmstat", "w", "watch", "wget", "who", "xxd", "xz", "zcat",
  ]
}

extension NodeRuntime {
  func machineSettings(
    _ worker: borrowing PodWorker, _ container: Container, isFirst: Bool, isInteractive: Bool,
    shellName: String = "sh"
  ) -> MachineSettings {
    let definition = container.image?.definition
    let isBusybox = definition?.shell == .busybox
    let context = container.spec["securityContext"]
    let shared = worker.object[.spec, "securityContext"]
    let user = (context?["runAsUser"] ?? shared?["runAsUser"])?.int ?? Int64(definition?.user ?? 0)
    let isNamed = context?["runAsUser"] == nil && shared?["runAsUser"] == nil
    let userName = isNamed ? definition?.userName ?? "" : ""
    let group = (context?["runAsGroup"] ?? shared?["runAsGroup"])?.int ?? 0
    var settings = MachineSettings(
      dialect: isBusybox ? .busybox : shellName == "bash" ? .bash : .debian,
      hostname: worker.hostname,
      user: user == 0 ? "root" : userName.isEmpty ? String(user) : userName,
      userID: UInt32(clamping: user), groupID: UInt32(clamping: group), isFirstProcess: isFirst,
      isInteractive: isInteractive)
    settings.hostCommands = hostCommands(definition)
    settings.kernelRelease = "6.1.0-28-amd64"
    settings.seed = worker.reference.serial &* 2_654_435_761 | 1
    switch definition?.shell {
    case .busybox:
      settings.notSimulated = MachineNames.busyboxOthers
      if definition?.files["/etc/alpine-release"] != nil {
        settings.notSimulated.formUnion(MachineNames.alpineOthers)
      }
    case .debian: settings.notSimulated = MachineNames.slimOthers
    case .debianFull: settings.notSimulated = MachineNames.fullOthers
    case nil: break
    }
    switch definition?.shell {
    case .busybox: settings.prompt = "\\w \\$ "
    default: settings.prompt = shellName == "bash" ? "\\u@\\h:\\w\\$ " : "\\$ "
    }
    if let definition, !definition.utilities.isEmpty {
      settings.availableUtilities = Set(definition.utilities)
    } else if definition?.shell == .debian {
      settings.availableUtilities = MachineNames.slim
    }
    return settings
  }

  private func hostCommands(_ image: ImageDefinition?) -> Set<String> {
    guard let image else { return [] }
    var names = Set(image.networkCommands)
    for program in image.programs { names.formUnion(program.names) }
    return names
  }
}
