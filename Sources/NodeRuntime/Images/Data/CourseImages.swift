// Models: the images of the books and lessons that are not servers of the web, and three of our own
// that fail on purpose.
enum CourseImages {
  static let all = [
    kubiaPet, batchJob, ssdMonitor, fortune, crasher, memoryHog, diskHog, slowStarter, stress,
    cpuStress,
  ]

  private static let kubiaPet = #"""
    name: luksa/kubia-pet
    tags:
      latest: v1
      v1: v1
    size: 263342830
    shell: debian-full
    commands: [curl, wget]
    entrypoint: [node, app.js]
    env:
      PATH: /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
      NODE_VERSION: 7.9.0
    ports: [8080]
    files:
      /var/data/: ""
      /app.js: |
        const http = require('http');
        const os = require('os');
        const fs = require('fs');

        const dataFile = "/var/data/kubia.txt";
    programs:
    - names: [/usr/local/bin/node, node]
      behaviour: http
      port: 8080
      startDelay: 0.05
      milliCPU: 1
      memory: 18874368
      startLines:
      - Kubia server starting...
      routes:
      - path: "*"
        method: POST
        stores: /var/data/kubia.txt
        logLine: New data has been received and stored.
        body: "Data stored on pod ${hostname}\n"
        contentType: ""
      - path: "*"
        body: "You've hit ${hostname}\nData stored on this pod: ${file:/var/data/kubia.txt|No data posted yet}\n"
        contentType: ""
      ignoresStop: true
    """#

  private static let batchJob = #"""
    name: luksa/batch-job
    tags:
      latest: v1
    size: 677712
    shell: busybox
    entrypoint: [/main.sh]
    env:
      PATH: /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    files:
      /main.sh: |
        #!/bin/sh
        echo "$(date) Batch job starting"
        sleep 120
        echo "$(date) Finished succesfully"
    programs:
    - names: [/main.sh]
      behaviour: entrypoint
      for: ""
    cmd: [sh, /main.sh]
    """#

  private static let ssdMonitor = #"""
    name: luksa/ssd-monitor
    tags:
      latest: v1
    size: 677520
    shell: busybox
    cmd: [sh, -c, 'while true; do echo "SSD OK"; sleep 5; done']
    env:
      PATH: /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    """#

  private static let fortune = #"""
    name: luksa/fortune
    tags:
      latest: v1
      env: env
      args: args
    size: 63141472
    shell: debian
    entrypoint: [/bin/bash, /bin/fortuneloop.sh]
    cmd: ["10"]
    env:
      PATH: /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
      INTERVAL: "10"
    files:
      /var/htdocs/: ""
      /bin/fortuneloop.sh: |
        #!/bin/bash
        trap "exit" INT
        INTERVAL=${INTERVAL:-$1}
        echo Configured to generate new fortune every $INTERVAL seconds
        while :
        do
          echo $(date) Writing fortune to /var/htdocs/index.html
          echo "A day without a rollout is like a day without sunshine." > /var/htdocs/index.html
          sleep $INTERVAL
        done
    """#

  private static let crasher = #"""
    name: drydock/crasher
    tags: {latest: "1", "1": "1"}
    size: 1048576
    entrypoint: [/crasher]
    programs:
    - names: [/crasher]
      behaviour: exit
      after: 2
      code: 3
      startLines:
      - starting
      - "err: cannot read /etc/crasher/config: giving up"
    """#

  private static let memoryHog = #"""
    name: drydock/memory-hog
    tags: {latest: "1", "1": "1"}
    size: 1048576
    entrypoint: [/memory-hog]
    programs:
    - names: [/memory-hog]
      behaviour: memory-hog
      bytesPerSecond: 20971520
      upTo: 1073741824
      milliCPU: 40
      startLines:
      - taking 20 MiB more every second, up to 1 GiB
    """#

  private static let diskHog = #"""
    name: drydock/disk-hog
    tags: {latest: "1", "1": "1"}
    size: 1048576
    entrypoint: [/disk-hog]
    programs:
    - names: [/disk-hog]
      behaviour: disk-hog
      bytesPerSecond: 1073741824
      milliCPU: 60
      startLines:
      - writing 1 GiB more every second
    """#

  private static let slowStarter = #"""
    name: drydock/slow-starter
    tags: {latest: "1", "1": "1"}
    size: 1048576
    shell: busybox
    commands: [wget]
    entrypoint: [/slow-starter]
    ports: [8080]
    programs:
    - names: [/slow-starter]
      behaviour: http
      port: 8080
      startDelay: 30
      startLines:
      - warming up for 30 seconds before answering on port 8080
      routes:
      - {path: "*", body: "ready on ${hostname}\n"}
    """#

  private static let stress = #"""
    name: polinux/stress
    aliases: [progrium/stress]
    tags: {latest: 1.0.4, 1.0.4: 1.0.4}
    size: 4041495
    shell: busybox
    cmd: [/bin/sh]
    programs:
    - names: [stress, /usr/local/bin/stress]
      behaviour: stress
      startLines:
      - "stress: info: [1] dispatching hogs as its arguments say"
    """#

  private static let cpuStress = #"""
    name: vish/stress
    tags: {latest: v1}
    size: 1541521
    entrypoint: [/stress]
    programs:
    - names: [/stress]
      behaviour: stress
      startLines:
      - "err: I${time:klog}       1 main.go:26] Allocating memory and threads as its arguments say"
    """#
}
