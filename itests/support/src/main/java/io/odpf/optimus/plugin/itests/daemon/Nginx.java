// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * nginx with the ways in which a directory of files is served in the world. Each way is a path
 * under which the same files are seen; see {@link NginxConfig}.
 */
public final class Nginx implements AutoCloseable {
  /** Name and password that {@code /basic/} takes. */
  public static final String USER = "reader";

  /** Never shown by anything that is tested. */
  public static final String PASSWORD = "basic-Passw0rd-of-tests";

  /** The token that {@code /bearer/} takes. */
  public static final String TOKEN = "bearer-T0ken-of-tests";

  /** What {@code /key/} takes as X-Api-Key. */
  public static final String API_KEY = "api-Key-of-tests";

  private static final int ATTEMPTS = 5;

  private final Path directory;
  private final List<Integer> ports;
  private final RunningCommand process;
  private final AccessLog log;

  private Nginx(Path directory, List<Integer> ports, RunningCommand process) {
    this.directory = directory;
    this.ports = ports;
    this.process = process;
    this.log = new AccessLog(directory.resolve("access.log"));
  }

  /** Starts it over plain HTTP. */
  public static Nginx start(Path directory) {
    return start(directory, Optional.empty());
  }

  /** Starts it over HTTP and, on a port for each certificate, HTTPS. */
  public static Nginx start(Path directory, Certificates certificates) {
    return start(directory, Optional.of(certificates));
  }

  private static Nginx start(Path directory, Optional<Certificates> certificates) {
    try {
      Files.createDirectories(directory.resolve("www"));
      for (int attempt = 1; ; attempt++) {
        List<Integer> ports = Ports.free(NginxConfig.PORTS);
        NginxConfig.write(directory, ports, certificates);
        RunningCommand process =
            Command.of(directory, Tool.find("nginx") + "", "-p", directory + "", "-c", "nginx.conf")
                .start();
        Eventually.until(
            () -> "nginx on port " + ports.get(0) + ": " + process.err(),
            () -> !process.alive() || Ports.listening(ports.get(0)));
        if (process.alive()) {
          return new Nginx(directory, ports, process);
        }
        if (attempt == ATTEMPTS || !process.await().err().contains("in use")) {
          throw new IllegalStateException("nginx: " + process.await());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory whose files are served. */
  public Path files() {
    return directory.resolve("www");
  }

  /** The address without a path, over HTTP. */
  public String http() {
    return "http://127.0.0.1:" + ports.get(0);
  }

  /** The same files at another origin, over HTTP. */
  public String otherHttp() {
    return "http://127.0.0.1:" + ports.get(NginxConfig.OTHER);
  }

  /** The address without a path, over HTTPS with a certificate that is as it should be. */
  public String https() {
    return "https://localhost:" + ports.get(NginxConfig.GOOD);
  }

  /** Over HTTPS with a certificate of the past. */
  public String expiredHttps() {
    return "https://localhost:" + ports.get(NginxConfig.EXPIRED);
  }

  /** Over HTTPS with another host's certificate. */
  public String wrongHostHttps() {
    return "https://localhost:" + ports.get(NginxConfig.WRONG_HOST);
  }

  /** Over HTTPS with a certificate that nobody vouches for. */
  public String selfSignedHttps() {
    return "https://localhost:" + ports.get(NginxConfig.SELF_SIGNED);
  }

  /** Over HTTPS, for clients with a certificate. */
  public String clientHttps() {
    return "https://localhost:" + ports.get(NginxConfig.CLIENT);
  }

  /** Every request answered or cut short until now, in the order of their ends. */
  public List<ServedRequest> requests() {
    // One worker writes the log in order: what stands before this request's line is complete.
    String mark = "/mark/" + UUID.randomUUID();
    ask(mark);
    Eventually.until(
        () -> mark + " in " + directory.resolve("access.log"),
        () -> log.requests().stream().anyMatch(request -> request.path().equals(mark)));
    return log.requests().stream().filter(request -> !request.path().startsWith("/mark/")).toList();
  }

  /** The requests among {@link #requests} that brought bytes of an archive. */
  public List<ServedRequest> archiveRequests() {
    return requests().stream().filter(ServedRequest::fetchedArchive).toList();
  }

  /** Forgets the requests until now. */
  public void forgetRequests() {
    requests();
    try {
      // Truncated in place: nginx appends to the file it has open.
      Files.writeString(directory.resolve("access.log"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void ask(String path) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(http() + path).toURL().openConnection();
      connection.getResponseCode();
      connection.disconnect();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
