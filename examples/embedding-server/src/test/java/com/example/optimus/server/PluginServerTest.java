// SPDX-License-Identifier: Apache-2.0
package com.example.optimus.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginServerTest {
  @TempDir private Path temp;
  private HttpServer releases;

  /** Any executable of this platform does for a plugin. */
  @BeforeEach
  void serveReleases() throws Exception {
    byte[] executable = Files.readAllBytes(Path.of(System.getProperty("java.home"), "bin", "java"));
    releases = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    releases.createContext(
        "/neo",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, head ? -1 : executable.length);
            if (!head) {
              exchange.getResponseBody().write(executable);
            }
          }
        });
    releases.start();
  }

  @AfterEach
  void stop() {
    releases.stop(0);
  }

  private ConfigFile config(String path) throws Exception {
    Path config = temp.resolve("config.yaml");
    Files.writeString(
        config,
        String.join(
            "\n",
            "plugins:",
            "  install_location: " + temp.resolve("plugins"),
            "  providers:",
            "    - type: url",
            "      name: releases",
            "      url: http://127.0.0.1:" + releases.getAddress().getPort(),
            "  plugins:",
            "    - provider: releases",
            "      output: neo",
            "      path: " + path,
            ""));
    return new ConfigFile(config, Map.of("HOME", temp.toString()));
  }

  private static String get(PluginServer server, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
            BodyHandlers.ofString())
        .body();
  }

  @Test
  void startsWithItsPlugins() throws Exception {
    try (PluginServer server =
        new PluginServer(config("neo"), 0, InstallRequest.Option.NO_VERIFY)) {
      assertEquals("neo\n", get(server, "/plugins"));
    }
  }

  @Test
  void explainsWhyAnExecutableIsNotAPlugin() throws Exception {
    try (PluginServer server =
        new PluginServer(config("neo"), 0, InstallRequest.Option.NO_VERIFY)) {
      String answer = get(server, "/plugins/neo");
      assertEquals(true, answer.startsWith("plugin neo ended before its handshake"), answer);
    }
  }

  @Test
  void doesNotInstallAnExecutableThatIsNotAPlugin() throws Exception {
    ConfigFile config = config("neo");
    Exception failure = assertThrows(Exception.class, () -> new PluginServer(config, 0));
    assertEquals(true, failure.getMessage().contains("handshake"), failure.getMessage());
    assertEquals(false, Files.exists(config.path().resolveSibling("config.yaml.lock")));
  }

  @Test
  void doesNotStartWithoutItsPlugins() throws Exception {
    ConfigFile config = config("missing");
    Exception failure = assertThrows(Exception.class, () -> new PluginServer(config, 0));
    assertEquals(true, failure.getMessage().contains("missing"), failure.getMessage());
  }
}
