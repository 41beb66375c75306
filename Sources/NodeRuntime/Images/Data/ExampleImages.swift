// Models: the images of the Kubernetes documentation: hello-app 1.0 and 2.0, agnhost 2.40, echo
// server, hpa-example, and clients with curl.
enum ExampleImages {
  static let all = [
    helloApp, agnhost, echoServer, hpaExample, curl, dnsutils, registryNginx,
  ]

  private static let helloApp = #"""
    name: gcr.io/google-samples/hello-app
    aliases: [us-docker.pkg.dev/google-samples/containers/gke/hello-app]
    tags: {"1.0": 1.0.0, "2.0": 2.0.0}
    size: 12226056
    entrypoint: [/hello-app]
    ports: [8080]
    user: 65532
    programs:
    - names: [/hello-app]
      behaviour: http
      port: 8080
      portVariable: PORT
      startDelay: 0.02
      stopCode: 2
      stopDelay: 0.01
      startLines:
      - "err: ${time:go} Server listening on port 8080"
      accessLine: "${time:go} Serving request: ${path}"
      routes:
      - path: "*"
        body: "Hello, world!\nVersion: ${version}\nHostname: ${hostname}\n"
        contentType: text/plain; charset=utf-8
    """#

  private static let agnhost = #"""
    name: registry.k8s.io/e2e-test-images/agnhost
    aliases: [k8s.gcr.io/e2e-test-images/agnhost]
    tags:
      "2.53": "2.53"
      "2.47": "2.47"
      "2.45": "2.45"
      "2.40": "2.40"
      "2.39": "2.39"
      "2.33": "2.33"
      "2.21": "2.21"
    size: 51105200
    shell: busybox
    commands: [curl, wget, nslookup, ping]
    entrypoint: [/agnhost]
    cmd: [pause]
    programs:
    - names: [/agnhost]
      arguments: [netexec]
      behaviour: http
      port: 8080
      portArgument: --http-port
      startDelay: 0.02
      stopCode: 2
      startLines:
      - "${time:go} Started HTTP server on port 8080"
      - "${time:go} Started UDP server on port  8081"
      accessLine: "${time:go} ${method} ${path}"
      routes:
      - {path: /, body: "NOW: ${time:iso}"}
      - {path: /hostname, body: "${hostname}"}
      - {path: /hostName, body: "${hostname}"}
      - {path: /clientip, body: "${client}:40404"}
      - {path: /echo, body: "${query:msg}"}
      - {path: /healthz, body: ""}
      - {path: /readyz, body: ok}
      - {path: /header, body: ""}
      notFoundBody: "NOW: ${time:iso}"
    - names: [/agnhost]
      arguments: [serve-hostname]
      behaviour: http
      port: 9376
      portArgument: --port
      startDelay: 0.02
      startLines:
      - "err: I${time:klog}       1 log.go:195] Serving on port 9376."
      routes:
      - {path: "*", body: "${hostname}"}
    - names: [/agnhost]
      arguments: [liveness]
      behaviour: http
      port: 8080
      startDelay: 0.02
      startLines: []
      routes:
      - {path: /healthz, body: ok, failsAfterSeconds: 10, failBody: "error: 10 seconds are over"}
    - names: [/agnhost]
      arguments: [grpc-health-checking]
      behaviour: grpc-health
      port: 5000
      startDelay: 0.02
      startLines:
      - "${time:go} Http server starting to listen on :8080"
      - "${time:go} gRPC server starting to listen on :5000"
    - names: [/agnhost]
      arguments: [pause]
      behaviour: idle
      startLines:
      - Paused
    - names: [/agnhost]
      arguments: [--version]
      behaviour: answer
      startLines:
      - agnhost version ${version}
    """#

  private static let echoServer = #"""
    name: kicbase/echo-server
    aliases: [ealen/echo-server, jmalloc/echo-server]
    tags: {"1.0": "1.0", latest: "1.0"}
    size: 2138418
    entrypoint: [/bin/echo-server]
    ports: [8080]
    programs:
    - names: [/bin/echo-server]
      behaviour: http
      port: 8080
      portVariable: PORT
      startDelay: 0.02
      startLines:
      - Echo server listening on port 8080.
      accessLine: "${client}:40404 | ${method} ${path}"
      routes:
      - path: "*"
        body: "Request served by ${hostname}\n\nHTTP/1.1 ${method} ${path}\n\nHost: ${host}\nUser-Agent: ${agent}\n"
    """#

  private static let hpaExample = #"""
    name: registry.k8s.io/hpa-example
    aliases: [k8s.gcr.io/hpa-example]
    tags: {latest: v1}
    size: 181022560
    shell: debian
    commands: [curl]
    cmd: [apache2-foreground]
    ports: [80]
    stopSignal: WINCH
    programs:
    - names: [apache2-foreground]
      behaviour: http
      port: 80
      startDelay: 0.1
      milliCPU: 1
      milliCPUPerRequest: 30
      memory: 12582912
      server: Apache/2.4.10 (Debian) PHP/5.6.14
      accessLine: '${client} - - [${time:clf}] "${method} ${path} HTTP/1.1" ${status} ${size} "-" "${agent}"'
      startLines:
      - "err: AH00558: apache2: Could not reliably determine the server's fully qualified domain name, using ${podIP}. Set the 'ServerName' directive globally to suppress this message"
      - 'err: [${time:apache}] [mpm_prefork:notice] [pid 1] AH00163: Apache/2.4.10 (Debian) PHP/5.6.14 configured -- resuming normal operations'
      routes:
      - {path: "*", body: "OK!", contentType: text/html; charset=UTF-8}
    """#

  private static let curl = #"""
    name: curlimages/curl
    aliases: [radial/busyboxplus, alpine/curl]
    tags: {latest: 8.11.1, 8.11.1: 8.11.1, curl: 8.11.1, "8.7.1": 8.7.1}
    size: 9410000
    shell: busybox
    commands: [curl, wget, nslookup, ping]
    user: curl_user
    cmd: [sh]
    files:
      /etc/alpine-release: "3.21.0\n"
      /etc/passwd: "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/sbin/nologin\ncurl_user:x:100:101:Linux User,,,:/home/curl_user:/sbin/nologin\n"
      /home/curl_user/: ""
    """#

  private static let dnsutils = #"""
    name: registry.k8s.io/e2e-test-images/jessie-dnsutils
    aliases: [tutum/dnsutils, nicolaka/netshoot]
    tags: {latest: "1.3", "1.3": "1.3", "1.7": "1.7"}
    size: 112030336
    shell: debian-full
    commands: [curl, wget, nslookup, ping]
    cmd: [sleep, infinity]
    """#

  private static let registryNginx = #"""
    name: registry.k8s.io/nginx-slim
    aliases: [k8s.gcr.io/nginx-slim]
    tags: {"0.8": 1.11.1, "0.21": 1.21.0, "0.24": 1.24.0}
    size: 47000000
    shell: debian
    commands: [curl]
    cmd: [nginx, -g, daemon off;]
    ports: [80]
    files:
      /usr/share/nginx/html/index.html: |
        <!DOCTYPE html>
        <html>
        <head>
        <title>Welcome to nginx!</title>
        </head>
        <body>
        <h1>Welcome to nginx!</h1>
        </body>
        </html>
    programs:
    - names: [/usr/sbin/nginx, nginx]
      behaviour: http
      port: 80
      server: nginx/${version}
      folder: /usr/share/nginx/html
      notFoundBody: "<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx/${version}</center>\r\n</body>\r\n</html>\r\n"
      accessLine: '${client} - - [${time:clf}] "${method} ${path} HTTP/1.1" ${status} ${size} "-" "${agent}" "-"'
      startDelay: 0.05
    """#
}
