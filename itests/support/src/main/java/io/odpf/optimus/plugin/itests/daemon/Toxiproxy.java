// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.GoCommand;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shopify's toxiproxy, which passes TCP connections on and spoils them: written by others, it
 * breaks them in the kernel's ways and not in those that we thought of.
 */
public final class Toxiproxy implements AutoCloseable {
  private static final String MAIN = "github.com/Shopify/toxiproxy/v2/cmd/server";
  private static final int ATTEMPTS = 5;
  private static final Pattern LISTEN = Pattern.compile("\"listen\":\"[^\"]*:(\\d+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final RunningCommand process;
  private final int port;

  private Toxiproxy(RunningCommand process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it, built before if need be.
   *
   * @param sources the Go module that pins its version
   * @param cache where it and Go's caches are kept
   */
  public static Toxiproxy start(Path sources, Path cache) {
    Path program = built(sources, cache);
    for (int attempt = 1; ; attempt++) {
      int port = Ports.free(1).get(0);
      RunningCommand process =
          Command.of(cache, program + "", "-host", "127.0.0.1", "-port", port + "").start();
      Eventually.until(
          () -> "toxiproxy on port " + port + ": " + process.err(),
          () -> !process.alive() || Ports.listening(port));
      if (process.alive()) {
        return new Toxiproxy(process, port);
      }
      if (attempt == ATTEMPTS) {
        throw new IllegalStateException("toxiproxy: " + process.await());
      }
    }
  }

  private static Path built(Path sources, Path cache) {
    Path program = cache.resolve("toxiproxy").resolve("server");
    // What is built already is not built again.
    new GoCommand(cache)
        .command(sources, List.of("build", "-o", program + "", MAIN))
        .run()
        .orThrow();
    return program;
  }

  /**
   * Opens a way to a loopback port.
   *
   * @return the port where it begins
   */
  public int pass(String name, int upstream) {
    String answer =
        post(
            "/proxies",
            "{\"name\":\"%s\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"127.0.0.1:%d\"}"
                .formatted(name, upstream));
    Matcher listen = LISTEN.matcher(answer);
    if (!listen.find()) {
      throw new IllegalStateException("toxiproxy answered " + answer);
    }
    return Integer.parseInt(listen.group(1));
  }

  /**
   * Spoils what comes from the server.
   *
   * @param attributes a JSON object
   */
  public void spoil(String name, String toxic, String attributes) {
    post(
        "/proxies/" + name + "/toxics",
        "{\"name\":\"it\",\"type\":\"%s\",\"stream\":\"downstream\",\"attributes\":%s}"
            .formatted(toxic, attributes));
  }

  /** Passes everything as it is again. */
  public void heal(String name) {
    send(HttpRequest.newBuilder(uri("/proxies/" + name + "/toxics/it")).DELETE().build());
  }

  private String post(String path, String body) {
    return send(
        HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private String send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException("toxiproxy answered " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
