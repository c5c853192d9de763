// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import io.odpf.optimus.plugin.itests.process.Command;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shopify's toxiproxy, which forwards TCP connections and disturbs them. An independent program, it
 * fails in ways that we did not think of.
 */
public final class Toxiproxy implements AutoCloseable {
  private static final String MAIN = "github.com/Shopify/toxiproxy/v2/cmd/server";
  private static final Pattern LISTEN = Pattern.compile("\"listen\":\"[^\"]*:(\\d+)\"");

  private final ControlPort control;
  private final PortServer server;

  private Toxiproxy(PortServer server) {
    this.server = server;
    this.control = new ControlPort(server.port());
  }

  /**
   * Starts it, and builds it first if necessary.
   *
   * @param sources the Go module that pins its version
   * @param cache the directory for programs and Go's caches
   */
  public static Toxiproxy start(Path sources, Path cache) {
    Path program = GoServer.built(sources, cache, "server", MAIN);
    return new Toxiproxy(
        PortServer.start(
            "toxiproxy",
            port -> Command.of(cache, program + "", "-host", "127.0.0.1", "-port", port + "")));
  }

  /**
   * Forwards a new port to a loopback port.
   *
   * @return the new port
   */
  public int pass(String name, int upstream) {
    String answer =
        control.post(
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
   * Disturbs the data from the server.
   *
   * @param attributes a JSON object
   */
  public void spoil(String name, String toxic, String attributes) {
    control.post(
        "/proxies/" + name + "/toxics",
        "{\"name\":\"it\",\"type\":\"%s\",\"stream\":\"downstream\",\"attributes\":%s}"
            .formatted(toxic, attributes));
  }

  /** Removes all disturbances. */
  public void heal(String name) {
    control.delete("/proxies/" + name + "/toxics/it");
  }

  @Override
  public void close() {
    server.close();
  }
}
