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
 * nginx, which serves one directory of files in many ways. Each way is a path below which the same
 * files appear; see {@link NginxConfig}.
 */
public final class Nginx implements AutoCloseable {
  /** The name and password for {@code /basic/}. */
  public static final String USER = "reader";

  /** A secret; must never appear in output. */
  public static final String PASSWORD = "basic-Passw0rd-of-tests";

  /** The token for {@code /bearer/}. */
  public static final String TOKEN = "bearer-T0ken-of-tests";

  /** The value of X-Api-Key for {@code /key/}. */
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

  /** Returns the directory of the served files. */
  public Path files() {
    return directory.resolve("www");
  }

  /** Returns the address without a path, over HTTP. */
  public String http() {
    return "http://127.0.0.1:" + ports.get(0);
  }

  /** Returns the address of the same files at another origin, over HTTP. */
  public String otherHttp() {
    return "http://127.0.0.1:" + ports.get(NginxConfig.OTHER);
  }

  /** Returns the address without a path, over HTTPS with a valid certificate. */
  public String https() {
    return "https://localhost:" + ports.get(NginxConfig.GOOD);
  }

  /** Returns the HTTPS address with an expired certificate. */
  public String expiredHttps() {
    return "https://localhost:" + ports.get(NginxConfig.EXPIRED);
  }

  /** Returns the HTTPS address with the certificate of another host. */
  public String wrongHostHttps() {
    return "https://localhost:" + ports.get(NginxConfig.WRONG_HOST);
  }

  /** Returns the HTTPS address with a certificate of an unknown authority. */
  public String selfSignedHttps() {
    return "https://localhost:" + ports.get(NginxConfig.SELF_SIGNED);
  }

  /** Returns the HTTPS address that requires a client certificate. */
  public String clientHttps() {
    return "https://localhost:" + ports.get(NginxConfig.CLIENT);
  }

  /** Returns all requests so far that were answered or interrupted, in the order of completion. */
  public List<ServedRequest> requests() {
    // One worker writes the log in order: once this request's line appears, all previous ones are
    // complete.
    String mark = "/mark/" + UUID.randomUUID();
    ask(mark);
    Eventually.until(
        () -> mark + " in " + directory.resolve("access.log"),
        () -> log.requests().stream().anyMatch(request -> request.path().equals(mark)));
    return log.requests().stream().filter(request -> !request.path().startsWith("/mark/")).toList();
  }

  /** Returns those of {@link #requests} that transferred bytes of an archive. */
  public List<ServedRequest> archiveRequests() {
    return requests().stream().filter(ServedRequest::fetchedArchive).toList();
  }

  /** Clears the list of requests. */
  public void forgetRequests() {
    requests();
    try {
      // Truncate it in place: nginx appends to the open file.
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
