// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * nginx's configuration: the directory {@code www} seen in many ways.
 *
 * <ul>
 *   <li>{@code /files/X} plainly, with ranges, ETag and Last-Modified
 *   <li>{@code /basic/X}, {@code /bearer/X}, {@code /key/X} to those who may
 *   <li>{@code /rate/N/X} at N bytes a second; nothing of what is sent at once is held back
 *   <li>{@code /no-ranges/X} whole or not at all, {@code /no-etag/X} without ETag
 *   <li>{@code /moved/CODE/X} redirected to {@code /files/X}, {@code /secured/X} to HTTPS, {@code
 *       /elsewhere/X} to another origin
 *   <li>{@code /login/X} a login page with status 200
 *   <li>{@code /status/CODE/X} that status
 * </ul>
 */
final class NginxConfig {
  static final int OTHER = 1;
  static final int GOOD = 2;
  static final int EXPIRED = 3;
  static final int WRONG_HOST = 4;
  static final int SELF_SIGNED = 5;
  static final int CLIENT = 6;
  static final int PORTS = 7;

  static final String LOGIN_PAGE =
      "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>";

  private NginxConfig() {}

  static void write(Path directory, List<Integer> ports, Optional<Certificates> certificates)
      throws IOException {
    String hash =
        Command.of(directory, Tool.find("openssl") + "", "passwd", "-apr1", Nginx.PASSWORD)
            .run()
            .orThrow()
            .out();
    Files.writeString(directory.resolve("users"), Nginx.USER + ":" + hash);
    Files.writeString(directory.resolve("nginx.conf"), text(directory, ports, certificates));
  }

  private static String text(
      Path directory, List<Integer> ports, Optional<Certificates> certificates) {
    StringBuilder servers = new StringBuilder();
    String locations = locations(directory, ports);
    servers.append(server("127.0.0.1:" + ports.get(0) + " backlog=512", "", locations));
    servers.append(server("127.0.0.1:" + ports.get(OTHER), "", locations));
    certificates.ifPresent(
        made -> {
          servers.append(tls(ports.get(GOOD), made, "good", "", locations));
          servers.append(tls(ports.get(EXPIRED), made, "expired", "", locations));
          servers.append(tls(ports.get(WRONG_HOST), made, "wrong-host", "", locations));
          servers.append(tls(ports.get(SELF_SIGNED), made, "self-signed", "", locations));
          String verify =
              "ssl_verify_client on; ssl_client_certificate %s;".formatted(made.authority());
          servers.append(tls(ports.get(CLIENT), made, "good", verify, locations));
        });
    return """
        %s
        worker_processes 1;
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log stderr;
        events { worker_connections 512; }
        http {
          log_format told '%s';
          access_log access.log told;
          default_type application/octet-stream;
          types { text/html html; }
          sendfile on;
          tcp_nodelay on;
          client_body_temp_path tmp; proxy_temp_path tmp; fastcgi_temp_path tmp;
          uwsgi_temp_path tmp; scgi_temp_path tmp;
          map $http_authorization $bearer { "Bearer %s" 1; default 0; }
          map $http_x_api_key $key { "%s" 1; default 0; }
        %s}
        """
        .formatted(user(), AccessLog.FORMAT, Nginx.TOKEN, Nginx.API_KEY, servers);
  }

  /** As root, nginx would switch to an account that cannot read a test's files. */
  private static String user() {
    return System.getProperty("user.name").equals("root") ? "user root;" : "";
  }

  private static String tls(
      int port, Certificates made, String name, String more, String locations) {
    String pair =
        "ssl_certificate %s; ssl_certificate_key %s; %s"
            .formatted(made.certificate(name), made.key(name), more);
    return server("127.0.0.1:" + port + " ssl", pair, locations);
  }

  private static String server(String listen, String more, String locations) {
    return "  server {\n    listen " + listen + ";\n    " + more + "\n" + locations + "  }\n";
  }

  private static String locations(Path directory, List<Integer> ports) {
    return """
        location /mark/ { return 204; }
        location /files/ { alias WWW; }
        location /no-ranges/ { alias WWW; max_ranges 0; etag off; }
        location /no-etag/ { alias WWW; etag off; }
        location /basic/ { alias WWW; auth_basic tests; auth_basic_user_file users; }
        location /bearer/ {
          if ($bearer = 0) { return 401; }
          alias WWW;
        }
        location /key/ {
          if ($key = 0) { return 403; }
          alias WWW;
        }
        location ~ ^/rate/([0-9]+)/(.*)$ { set $limit_rate $1; alias WWW$2; }
        location ~ ^/moved/301/(.*)$ { return 301 /files/$1; }
        location ~ ^/moved/302/(.*)$ { return 302 /files/$1; }
        location ~ ^/moved/307/(.*)$ { return 307 /files/$1; }
        location ~ ^/moved/308/(.*)$ { return 308 /files/$1; }
        location ~ ^/secured/(.*)$ { return 302 https://localhost:SECURE/files/$1; }
        location ~ ^/elsewhere/(.*)$ { return 302 http://127.0.0.1:OTHER/files/$1; }
        location /login/ { default_type text/html; return 200 'LOGIN'; }
        location /status/401/ { return 401; }
        location /status/403/ { return 403; }
        location /status/404/ { return 404; }
        location /status/410/ { return 410; }
        location /status/500/ { return 500; }
        location /status/503/ { add_header Retry-After 1 always; return 503; }
        """
        .replace("WWW", directory.resolve("www") + "/")
        .replace("SECURE", ports.get(GOOD).toString())
        .replace("OTHER", ports.get(OTHER).toString())
        .replace("LOGIN", LOGIN_PAGE)
        .indent(4);
  }
}
