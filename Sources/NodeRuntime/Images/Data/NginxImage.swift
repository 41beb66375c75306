// Models: the official nginx image, 1.27 on Debian 12: entrypoint lines, notices, access log.
enum NginxImage {
  static let yaml = #"""
    name: nginx
    tags:
      latest: 1.27.5
      "1": 1.27.5
      "1.27": 1.27.5
      1.27.5: 1.27.5
      1.27.4: 1.27.4
      1.27.3: 1.27.3
      1.27.2: 1.27.2
      1.27.1: 1.27.1
      1.27.0: 1.27.0
      "1.29": 1.29.0
      1.29.0: 1.29.0
      "1.28": 1.28.0
      1.28.0: 1.28.0
      1.28-alpine: 1.28.0
      mainline: 1.27.5
      alpine: 1.27.5
      1.27-alpine: 1.27.5
      stable: 1.26.3
      stable-alpine: 1.26.3
      "1.26": 1.26.3
      1.26.3: 1.26.3
      1.26.2: 1.26.2
      "1.25": 1.25.5
      1.25.5: 1.25.5
      "1.24": 1.24.0
      1.24.0: 1.24.0
      "1.23": 1.23.4
      1.23.4: 1.23.4
      "1.22": 1.22.1
      "1.21": 1.21.6
      1.21.6: 1.21.6
      "1.20": 1.20.2
      "1.19": 1.19.10
      "1.18": 1.18.0
      "1.17": 1.17.10
      "1.16": 1.16.1
      1.16.1: 1.16.1
      1.19.10: 1.19.10
      1.18.0: 1.18.0
      1.17.10: 1.17.10
      "1.15": 1.15.12
      1.15.12: 1.15.12
      "1.14": 1.14.2
      1.14.2: 1.14.2
      "1.13": 1.13.12
      1.13.12: 1.13.12
      "1.12": 1.12.2
      "1.11": 1.11.13
      "1.10": 1.10.3
      "1.9": 1.9.15
      1.9.1: 1.9.1
      "1.8": 1.8.1
      1.7.9: 1.7.9
      1.7.1: 1.7.1
    size: 72404038
    shell: debian
    commands: [curl]
    entrypoint: [/docker-entrypoint.sh]
    cmd: [nginx, -g, daemon off;]
    env:
      PATH: /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
      NGINX_VERSION: ${version}
      NJS_VERSION: 0.8.10
      NJS_RELEASE: 1~bookworm
      PKG_RELEASE: 1~bookworm
      DYNPKG_RELEASE: 1~bookworm
    ports: [80]
    stopSignal: QUIT
    files:
      /etc/nginx/nginx.conf: |

        user  nginx;
        worker_processes  auto;

        error_log  /var/log/nginx/error.log notice;
        pid        /run/nginx.pid;


        events {
            worker_connections  1024;
        }


        http {
            include       /etc/nginx/mime.types;
            default_type  application/octet-stream;

            log_format  main  '$remote_addr - $remote_user [$time_local] "$request" '
                              '$status $body_bytes_sent "$http_referer" '
                              '"$http_user_agent" "$http_x_forwarded_for"';

            access_log  /var/log/nginx/access.log  main;

            sendfile        on;
            #tcp_nopush     on;

            keepalive_timeout  65;

            #gzip  on;

            include /etc/nginx/conf.d/*.conf;
        }
      /etc/nginx/mime.types: |

        types {
            text/html                                         html htm shtml;
            text/css                                          css;
            text/xml                                          xml;
            image/gif                                         gif;
            image/jpeg                                        jpeg jpg;
            application/javascript                            js;
            application/atom+xml                              atom;
            application/rss+xml                               rss;

            text/mathml                                       mml;
            text/plain                                        txt;
            text/vnd.sun.j2me.app-descriptor                  jad;
            text/vnd.wap.wml                                  wml;
            text/x-component                                  htc;

            image/avif                                        avif;
            image/png                                         png;
            image/svg+xml                                     svg svgz;
            image/tiff                                        tif tiff;
            image/webp                                        webp;
            image/x-icon                                      ico;
            image/x-jng                                       jng;
            image/x-ms-bmp                                    bmp;

            font/woff                                         woff;
            font/woff2                                        woff2;

            application/java-archive                          jar war ear;
            application/json                                  json;
            application/msword                                doc;
            application/pdf                                   pdf;
            application/postscript                            ps eps ai;
            application/rtf                                   rtf;
            application/wasm                                  wasm;
            application/xhtml+xml                             xhtml;
            application/zip                                   zip;

            application/octet-stream                          bin exe dll;
            application/octet-stream                          deb;
            application/octet-stream                          dmg;
            application/octet-stream                          iso img;

            audio/midi                                        mid midi kar;
            audio/mpeg                                        mp3;
            audio/ogg                                         ogg;
            video/mp4                                         mp4;
            video/mpeg                                        mpeg mpg;
            video/webm                                        webm;
            video/x-flv                                       flv;
            video/x-msvideo                                   avi;
        }
      /etc/nginx/fastcgi_params: ""
      /etc/nginx/scgi_params: ""
      /etc/nginx/uwsgi_params: ""
      /etc/nginx/modules: "link: /usr/lib/nginx/modules"
      /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh: "#!/bin/sh\n"
      /docker-entrypoint.d/15-local-resolvers.envsh: "#!/bin/sh\n"
      /docker-entrypoint.d/20-envsubst-on-templates.sh: "#!/bin/sh\n"
      /docker-entrypoint.d/30-tune-worker-processes.sh: "#!/bin/sh\n"
      /run/nginx.pid: "1\n"
      /etc/os-release: "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nVERSION=\"12 (bookworm)\"\nVERSION_CODENAME=bookworm\nID=debian\nHOME_URL=\"https://www.debian.org/\"\n"
      /etc/nginx/conf.d/default.conf: |
        server {
            listen       80;
            listen  [::]:80;
            server_name  localhost;

            location / {
                root   /usr/share/nginx/html;
                index  index.html index.htm;
            }

            error_page   500 502 503 504  /50x.html;
            location = /50x.html {
                root   /usr/share/nginx/html;
            }
        }
      /usr/share/nginx/html/index.html: |
        <!DOCTYPE html>
        <html>
        <head>
        <title>Welcome to nginx!</title>
        <style>
        html { color-scheme: light dark; }
        body { width: 35em; margin: 0 auto;
        font-family: Tahoma, Verdana, Arial, sans-serif; }
        </style>
        </head>
        <body>
        <h1>Welcome to nginx!</h1>
        <p>If you see this page, the nginx web server is successfully installed and
        working. Further configuration is required.</p>

        <p>For online documentation and support please refer to
        <a href="http://nginx.org/">nginx.org</a>.<br/>
        Commercial support is available at
        <a href="http://nginx.com/">nginx.com</a>.</p>

        <p><em>Thank you for using nginx.</em></p>
        </body>
        </html>
      /usr/share/nginx/html/50x.html: |
        <!DOCTYPE html>
        <html>
        <head>
        <title>Error</title>
        <style>
        html { color-scheme: light dark; }
        body { width: 35em; margin: 0 auto;
        font-family: Tahoma, Verdana, Arial, sans-serif; }
        </style>
        </head>
        <body>
        <h1>An error occurred.</h1>
        <p>Sorry, the page you are looking for is currently unavailable.<br/>
        Please try again later.</p>
        <p>If you are the system administrator of this resource then you should check
        the error log for details.</p>
        <p><em>Faithfully yours, nginx.</em></p>
        </body>
        </html>
      /var/log/nginx/access.log: "link: /dev/stdout"
      /var/log/nginx/error.log: "link: /dev/stderr"
      /var/cache/nginx/: ""
    programs:
    - names: [/docker-entrypoint.sh]
      behaviour: entrypoint
      for: nginx
      startLines:
      - "/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration"
      - "/docker-entrypoint.sh: Looking for shell scripts in /docker-entrypoint.d/"
      - "/docker-entrypoint.sh: Launching /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh"
      - "10-listen-on-ipv6-by-default.sh: info: Getting the checksum of /etc/nginx/conf.d/default.conf"
      - "10-listen-on-ipv6-by-default.sh: info: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf"
      - "/docker-entrypoint.sh: Sourcing /docker-entrypoint.d/15-local-resolvers.envsh"
      - "/docker-entrypoint.sh: Launching /docker-entrypoint.d/20-envsubst-on-templates.sh"
      - "/docker-entrypoint.sh: Launching /docker-entrypoint.d/30-tune-worker-processes.sh"
      - "/docker-entrypoint.sh: Configuration complete; ready for start up"
    - names: [/usr/sbin/nginx, nginx]
      behaviour: http
      port: 80
      memory: 5242880
      server: nginx/${version}
      folder: /usr/share/nginx/html
      notFoundBody: "<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx/${version}</center>\r\n</body>\r\n</html>\r\n"
      accessLine: '${client} - - [${time:clf}] "${method} ${path} HTTP/1.1" ${status} ${size} "-" "${agent}" "-"'
      missingLine: '${time:nginx} [error] 29#29: *${requests} open() "/usr/share/nginx/html${path}" failed (2: No such file or directory), client: ${client}, server: localhost, request: "${method} ${path} HTTP/1.1", host: "${host}"'
      startDelay: 0.05
      startLines:
      - 'err: ${time:nginx} [notice] 1#1: using the "epoll" event method'
      - 'err: ${time:nginx} [notice] 1#1: nginx/${version}'
      - 'err: ${time:nginx} [notice] 1#1: built by gcc 12.2.0 (Debian 12.2.0-14+deb12u1) '
      - 'err: ${time:nginx} [notice] 1#1: OS: Linux 6.1.0-28-amd64'
      - 'err: ${time:nginx} [notice] 1#1: getrlimit(RLIMIT_NOFILE): 1048576:1048576'
      - 'err: ${time:nginx} [notice] 1#1: start worker processes'
      - 'err: ${time:nginx} [notice] 1#1: start worker process 29'
      - 'err: ${time:nginx} [notice] 1#1: start worker process 30'
      - 'err: ${time:nginx} [notice] 1#1: start worker process 31'
      - 'err: ${time:nginx} [notice] 1#1: start worker process 32'
      stopLines:
      - 'err: ${time:nginx} [notice] 1#1: signal 3 (SIGQUIT) received, shutting down'
      - 'err: ${time:nginx} [notice] 29#29: gracefully shutting down'
      - 'err: ${time:nginx} [notice] 30#30: gracefully shutting down'
      - 'err: ${time:nginx} [notice] 31#31: gracefully shutting down'
      - 'err: ${time:nginx} [notice] 32#32: gracefully shutting down'
      - 'err: ${time:nginx} [notice] 29#29: exiting'
      - 'err: ${time:nginx} [notice] 30#30: exiting'
      - 'err: ${time:nginx} [notice] 31#31: exiting'
      - 'err: ${time:nginx} [notice] 32#32: exiting'
      - 'err: ${time:nginx} [notice] 1#1: signal 17 (SIGCHLD) received from 29'
      - 'err: ${time:nginx} [notice] 1#1: worker process 29 exited with code 0'
      - 'err: ${time:nginx} [notice] 1#1: exit'
      signalLines:
      - signal: TERM
        lines:
        - 'err: ${time:nginx} [notice] 1#1: signal 15 (SIGTERM) received from ${sender}, exiting'
        - 'err: ${time:nginx} [notice] 29#29: exiting'
        - 'err: ${time:nginx} [notice] 30#30: exiting'
        - 'err: ${time:nginx} [notice] 31#31: exiting'
        - 'err: ${time:nginx} [notice] 32#32: exiting'
        - 'err: ${time:nginx} [notice] 29#29: exit'
        - 'err: ${time:nginx} [notice] 30#30: exit'
        - 'err: ${time:nginx} [notice] 31#31: exit'
        - 'err: ${time:nginx} [notice] 32#32: exit'
        - 'err: ${time:nginx} [notice] 1#1: signal 17 (SIGCHLD) received from 29'
        - 'err: ${time:nginx} [notice] 1#1: worker process 29 exited with code 0'
        - 'err: ${time:nginx} [notice] 1#1: exit'
      - signal: QUIT
        lines:
        - 'err: ${time:nginx} [notice] 1#1: signal 3 (SIGQUIT) received from ${sender}, shutting down'
        - 'err: ${time:nginx} [notice] 29#29: gracefully shutting down'
        - 'err: ${time:nginx} [notice] 30#30: gracefully shutting down'
        - 'err: ${time:nginx} [notice] 31#31: gracefully shutting down'
        - 'err: ${time:nginx} [notice] 32#32: gracefully shutting down'
        - 'err: ${time:nginx} [notice] 29#29: exiting'
        - 'err: ${time:nginx} [notice] 29#29: exit'
        - 'err: ${time:nginx} [notice] 1#1: signal 17 (SIGCHLD) received from 29'
        - 'err: ${time:nginx} [notice] 1#1: worker process 29 exited with code 0'
        - 'err: ${time:nginx} [notice] 1#1: exit'
      - signal: HUP
        lines:
        - 'err: ${time:nginx} [notice] 1#1: signal 1 (SIGHUP) received from ${sender}, reconfiguring'
        - 'err: ${time:nginx} [notice] 1#1: reconfiguring'
        - 'err: ${time:nginx} [notice] 1#1: using the "epoll" event method'
        - 'err: ${time:nginx} [notice] 1#1: start worker processes'
      answers:
      - {arguments: [-v], output: "nginx version: nginx/${version}\n", isError: true}
      - arguments: [-t]
        output: "nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\nnginx: configuration file /etc/nginx/nginx.conf test is successful\n"
        isError: true
      - arguments: [-s, stop]
        signal: TERM
        output: "${time:nginx} [notice] ${sender}#${sender}: signal process started\n"
        alone: "${time:nginx} [error] ${sender}#${sender}: open() \"/run/nginx.pid\" failed (2: No such file or directory)\nnginx: [error] open() \"/run/nginx.pid\" failed (2: No such file or directory)\n"
      - arguments: [-s, quit]
        signal: QUIT
        output: "${time:nginx} [notice] ${sender}#${sender}: signal process started\n"
        alone: "${time:nginx} [error] ${sender}#${sender}: open() \"/run/nginx.pid\" failed (2: No such file or directory)\nnginx: [error] open() \"/run/nginx.pid\" failed (2: No such file or directory)\n"
      - arguments: [-s, reload]
        signal: HUP
        output: "${time:nginx} [notice] ${sender}#${sender}: signal process started\n"
        alone: "${time:nginx} [error] ${sender}#${sender}: open() \"/run/nginx.pid\" failed (2: No such file or directory)\nnginx: [error] open() \"/run/nginx.pid\" failed (2: No such file or directory)\n"
    """#
}
