// Models: the official httpd image, 2.4 on Debian 12, and the books' kubia server.
enum WebImages {
  static let httpd = #"""
    name: httpd
    tags:
      latest: 2.4.63
      "2": 2.4.63
      "2.4": 2.4.63
      2.4.63: 2.4.63
      2.4.62: 2.4.62
      2.4-alpine: 2.4.63
      alpine: 2.4.63
    size: 57863018
    shell: debian
    cmd: [httpd-foreground]
    env:
      PATH: /usr/local/apache2/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
      HTTPD_PREFIX: /usr/local/apache2
      HTTPD_VERSION: ${version}
      HTTPD_PATCHES: ""
    workingDir: /usr/local/apache2
    ports: [80]
    stopSignal: WINCH
    files:
      /usr/local/apache2/htdocs/index.html: |
        <html><body><h1>It works!</h1></body></html>
      /usr/local/apache2/conf/httpd.conf: |
        ServerRoot "/usr/local/apache2"
        Listen 80
        DocumentRoot "/usr/local/apache2/htdocs"
    programs:
    - names: [/usr/local/bin/httpd-foreground, httpd-foreground, httpd]
      behaviour: http
      port: 80
      server: Apache/${version} (Unix)
      folder: /usr/local/apache2/htdocs
      notFoundBody: |
        <!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">
        <html><head>
        <title>404 Not Found</title>
        </head><body>
        <h1>Not Found</h1>
        <p>The requested URL was not found on this server.</p>
        </body></html>
      accessLine: '${client} - - [${time:clf}] "${method} ${path} HTTP/1.1" ${status} ${size}'
      startDelay: 0.05
      startLines:
      - "err: AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using ${podIP}. Set the 'ServerName' directive globally to suppress this message"
      - "err: AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using ${podIP}. Set the 'ServerName' directive globally to suppress this message"
      - 'err: [${time:apache}] [mpm_event:notice] [pid 1:tid 1] AH00489: Apache/${version} (Unix) configured -- resuming normal operations'
      - "err: [${time:apache}] [core:notice] [pid 1:tid 1] AH00094: Command line: 'httpd -D FOREGROUND'"
      stopLines:
      - 'err: [${time:apache}] [mpm_event:notice] [pid 1:tid 1] AH00492: caught SIGWINCH, shutting down gracefully'
      answers:
      - {arguments: [-v], output: "Server version: Apache/${version} (Unix)\n"}
    """#

  static let kubia = #"""
    name: luksa/kubia
    tags:
      latest: latest
      v1: v1
      v2: v2
      v3: v3
      v4: v4
    size: 263342817
    shell: debian-full
    commands: [curl, wget]
    entrypoint: [node, app.js]
    env:
      PATH: /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
      NODE_VERSION: 7.9.0
    ports: [8080]
    files:
      /app.js: |
        const http = require('http');
        const os = require('os');

        console.log("Kubia server starting...");

        var handler = function(request, response) {
          console.log("Received request from " + request.connection.remoteAddress);
          response.writeHead(200);
          response.end("You've hit " + os.hostname() + "\n");
        };

        var www = http.createServer(handler);
        www.listen(8080);
    programs:
    - names: [/usr/local/bin/node, node]
      behaviour: http
      port: 8080
      startDelay: 0.05
      startLines:
      - Kubia server starting...
      accessLine: "Received request from ::ffff:${client}"
      routes:
      - {path: "*", body: "You've hit ${hostname}\n", contentType: "", versions: [latest]}
      - path: "*"
        versions: [v3]
        body: "This is v3 running in pod ${hostname}\n"
        contentType: ""
        failsAfter: 4
        failBody: "Some internal error has occurred! This is pod ${hostname}\n"
      - {path: "*", body: "This is ${version} running in pod ${hostname}\n", contentType: ""}
      ignoresStop: true
      memory: 12582912
      answers:
      - {arguments: [--version], output: "v7.9.0\n"}
      - {arguments: [-v], output: "v7.9.0\n"}
    """#

  static let kubiaUnhealthy = #"""
    name: luksa/kubia-unhealthy
    tags:
      latest: v1
    size: 263342901
    shell: debian-full
    commands: [curl, wget]
    entrypoint: [node, app.js]
    env:
      PATH: /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
      NODE_VERSION: 7.9.0
    ports: [8080]
    programs:
    - names: [/usr/local/bin/node, node]
      behaviour: http
      port: 8080
      startDelay: 0.05
      startLines:
      - Kubia server starting...
      accessLine: "Received request from ::ffff:${client}"
      routes:
      - {path: "*", body: "You've hit ${hostname}\n", contentType: "", failsAfter: 5}
      ignoresStop: true
    """#
}
