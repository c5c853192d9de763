// SPDX-License-Identifier: Apache-2.0
package com.example.optimus.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.runtime.OptimusPlugins;
import io.odpf.optimus.plugin.runtime.RuntimeOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A small HTTP server that installs its plugins when it starts, runs them, and tells which it has
 * ({@code /plugins}) and what one says of itself ({@code /plugins/NAME}).
 */
public final class PluginServer implements AutoCloseable {
  private final OptimusPlugins plugins;
  private final ConfigFile config;
  private final HttpServer http;

  /**
   * Starts it.
   *
   * @param port 0 for any that is free
   * @param options departures from the normal install
   */
  public PluginServer(ConfigFile config, int port, InstallRequest.Option... options)
      throws Exception {
    this.config = config;
    // All it takes: start, install; list and call below; close at the end.
    this.plugins = OptimusPlugins.start(RuntimeOptions.defaults());
    try {
      // Each new plugin is run once before any is put in place: a server's install does that.
      plugins.manager().install(request(config, options), InstallListener.NONE);
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      http.createContext("/plugins", this::list);
      http.createContext("/plugins/", this::describe);
      http.start();
    } catch (Exception failure) {
      plugins.close();
      throw failure;
    }
  }

  public static void main(String[] args) throws Exception {
    PluginServer server = new PluginServer(ConfigFile.of(Path.of(args[0])), 8080);
    System.out.println("listening at " + server.address());
  }

  /** Where it listens. */
  public String address() {
    return "http://" + http.getAddress().getHostString() + ":" + http.getAddress().getPort();
  }

  private void list(HttpExchange exchange) throws IOException {
    try (exchange) {
      StringBuilder names = new StringBuilder();
      for (InstalledPlugin plugin :
          plugins
              .manager()
              .list(new ListRequest(Optional.of(config), Optional.empty(), config.environment()))
              .plugins()) {
        names.append(plugin.name()).append('\n');
      }
      byte[] body = names.toString().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (PluginManagerException failure) {
      exchange.sendResponseHeaders(500, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a plugin says of itself; it is started when it is first asked. */
  private void describe(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring("/plugins/".length());
    try (exchange) {
      answer(exchange, 200, description(name));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String description(String name) throws InterruptedException {
    try {
      Supervisor supervisor = plugins.supervisor();
      supervisor.start(List.of(name), Duration.ofSeconds(30));
      return supervisor.client(name).info(CallOptions.DEFAULT).description();
    } catch (SupervisorException failure) {
      return failure.problem().message() + "; " + failure.problem().hint();
    } catch (PluginCallException | PluginManagerException failure) {
      return failure.getMessage();
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static InstallRequest request(ConfigFile config, InstallRequest.Option... options) {
    return new InstallRequest(
        config, List.of(), Mode.SERVER, Optional.empty(), Set.of(options), OptionalInt.empty());
  }

  @Override
  public void close() {
    http.stop(0);
    plugins.close();
  }
}
