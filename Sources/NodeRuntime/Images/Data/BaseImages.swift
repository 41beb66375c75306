// Models: the official images busybox 1.37, alpine 3.21, debian 12, ubuntu 24.04, perl 5.34, redis 7.4
// and pause 3.10.
enum BaseImages {
  static let busybox = #"""
    name: busybox
    aliases: [registry.k8s.io/busybox, k8s.gcr.io/busybox, gcr.io/google_containers/busybox]
    tags:
      latest: 1.37.0
      "1": 1.37.0
      "1.37": 1.37.0
      1.37.0: 1.37.0
      "1.36": 1.36.1
      1.36.1: 1.36.1
      "1.35": 1.35.0
      "1.34": 1.34.1
      "1.28": 1.28.4
      1.27.2: 1.27.2
      1.28.4: 1.28.4
      stable: 1.37.0
      musl: 1.37.0
      glibc: 1.37.0
      uclibc: 1.37.0
    size: 2156518
    shell: busybox
    commands: [wget, nslookup, ping]
    cmd: [sh]
    env:
      PATH: /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    files:
      /home/: ""
      /lib64/: ""
      /root/: ""
      /tmp/: ""
      /usr/: ""
      /var/spool/mail/: ""
      /var/www/: ""
      /etc/group: "root:x:0:\ndaemon:x:1:\nbin:x:2:\nsys:x:3:\nwww-data:x:33:\nnobody:x:65534:\n"
      /etc/passwd: "root:x:0:0:root:/root:/bin/sh\ndaemon:x:1:1:daemon:/usr/sbin:/bin/false\nbin:x:2:2:bin:/bin:/bin/false\nwww-data:x:33:33:www-data:/var/www:/bin/false\nnobody:x:65534:65534:nobody:/home:/bin/false\n"
      /etc/shadow: "root:*:::::::\n"
      /etc/localtime: ""
    """#

  static let alpine = #"""
    name: alpine
    tags:
      latest: 3.21.3
      "3": 3.21.3
      "3.21": 3.21.3
      3.21.3: 3.21.3
      "3.20": 3.20.6
      "3.19": 3.19.7
      "3.18": 3.18.12
      "3.17": 3.17.10
      edge: 3.22.0_alpha20250108
    size: 3642247
    shell: busybox
    commands: [wget, nslookup, ping]
    cmd: [/bin/sh]
    env:
      PATH: /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    files:
      /lib/apk/: ""
      /sbin/: ""
      /etc/alpine-release: "${version}\n"
      /etc/os-release: "NAME=\"Alpine Linux\"\nID=alpine\nVERSION_ID=${version}\nPRETTY_NAME=\"Alpine Linux v3.21\"\nHOME_URL=\"https://alpinelinux.org/\"\nBUG_REPORT_URL=\"https://gitlab.alpinelinux.org/alpine/aports/-/issues\"\n"
      /etc/passwd: "root:x:0:0:root:/root:/bin/sh\nbin:x:1:1:bin:/bin:/sbin/nologin\ndaemon:x:2:2:daemon:/sbin:/sbin/nologin\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n"
      /etc/group: "root:x:0:root\nbin:x:1:root,bin,daemon\ndaemon:x:2:root,bin,daemon\nnobody:x:65534:\n"
      /home/: ""
      /media/: ""
      /mnt/: ""
      /opt/: ""
      /root/: ""
      /run/: ""
      /srv/: ""
      /tmp/: ""
      /var/log/: ""
    """#

  static let debian = #"""
    name: debian
    tags:
      latest: "12.10"
      stable: "12.10"
      bookworm: "12.10"
      "12": "12.10"
      stable-slim: "12.10"
      bookworm-slim: "12.10"
      12-slim: "12.10"
      bullseye: "11.11"
      "11": "11.11"
      bullseye-slim: "11.11"
    size: 48493000
    shell: debian
    cmd: [bash]
    env:
      PATH: /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    files:
      /etc/debian_version: "${version}\n"
      /home/: ""
      /media/: ""
      /mnt/: ""
      /opt/: ""
      /root/: ""
      /srv/: ""
      /tmp/: ""
      /var/log/: ""
    """#

  static let ubuntu = #"""
    name: ubuntu
    tags:
      latest: "24.04"
      noble: "24.04"
      "24.04": "24.04"
      jammy: "22.04"
      "22.04": "22.04"
      focal: "20.04"
      "20.04": "20.04"
      "18.04": "18.04"
      "16.04": "16.04"
      "14.04": "14.04"
    size: 29717000
    shell: debian-full
    cmd: [/bin/bash]
    env:
      PATH: /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    files:
      /etc/issue: "Ubuntu ${version} LTS \\n \\l\n\n"
      /etc/os-release: "PRETTY_NAME=\"Ubuntu ${version} LTS\"\nNAME=\"Ubuntu\"\nVERSION_ID=\"${version}\"\nID=ubuntu\nID_LIKE=debian\nHOME_URL=\"https://www.ubuntu.com/\"\n"
      /home/: ""
      /media/: ""
      /mnt/: ""
      /opt/: ""
      /root/: ""
      /srv/: ""
      /tmp/: ""
      /var/log/: ""
    """#

  static let perl = #"""
    name: perl
    tags:
      latest: 5.40.2
      "5": 5.40.2
      "5.40": 5.40.2
      "5.34": 5.34.3
      5.34.0: 5.34.0
      5.34.3: 5.34.3
      "5.36": 5.36.3
    size: 336374010
    shell: debian-full
    commands: [curl, wget]
    cmd: [perl5, -de0]
    env:
      PATH: /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    workingDir: /usr/src/app
    files:
      /usr/src/app/: ""
    programs:
    - names: [/usr/local/bin/perl, perl, perl5]
      behaviour: perl
    """#

  static let redis = #"""
    name: redis
    tags:
      latest: 7.4.2
      "7": 7.4.2
      "7.4": 7.4.2
      7.4.2: 7.4.2
      7-alpine: 7.4.2
      alpine: 7.4.2
      "7.2": 7.2.7
      7.2.4: 7.2.4
      "7.0": 7.0.15
      "6": 6.2.17
      "6.2": 6.2.17
      6.0.8: 6.0.8
      "6.0": 6.0.20
      "5": 5.0.14
      5.0.4: 5.0.4
    size: 45006722
    shell: debian
    commands: [redis-cli]
    entrypoint: [docker-entrypoint.sh]
    cmd: [redis-server]
    env:
      PATH: /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
      GOSU_VERSION: "1.17"
      REDIS_VERSION: ${version}
    workingDir: /data
    ports: [6379]
    files:
      /data/: ""
    programs:
    - names: [/usr/local/bin/docker-entrypoint.sh, docker-entrypoint.sh]
      behaviour: entrypoint
      for: ""
    - names: [/usr/local/bin/redis-server, redis-server]
      behaviour: redis
      port: 6379
      startDelay: 0.05
      startLines:
      - "1:C ${time:redis} * oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo"
      - "1:C ${time:redis} * Redis version=${version}, bits=64, commit=00000000, modified=0, pid=1, just started"
      - "1:C ${time:redis} # Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf"
      - "1:M ${time:redis} * monotonic clock: POSIX clock_gettime"
      - "1:M ${time:redis} * Running mode=standalone, port=6379."
      - "1:M ${time:redis} * Server initialized"
      - "1:M ${time:redis} * Ready to accept connections tcp"
      stopLines:
      - "1:signal-handler (${epoch}) Received SIGTERM scheduling shutdown..."
      - "1:M ${time:redis} * User requested shutdown..."
      - "1:M ${time:redis} * Saving the final RDB snapshot before exiting."
      - "1:M ${time:redis} * DB saved on disk"
      - "1:M ${time:redis} # Redis is now ready to exit, bye bye..."
      answers:
      - {arguments: [--version], output: "Redis server v=${version} sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=0\n"}
    """#

  static let pause = #"""
    name: registry.k8s.io/pause
    tags:
      latest: "3.10"
      "3.10": "3.10"
      "3.9": "3.9"
      "3.8": "3.8"
      "3.6": "3.6"
      "3.5": "3.5"
      "3.1": "3.1"
    size: 320368
    entrypoint: [/pause]
    user: 65535
    programs:
    - names: [/pause]
      behaviour: idle
      startLines: []
      stopLines:
      - "err: Shutting down, got signal: Terminated"
      stopDelay: 0.01
    """#
}
