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
import io.odpf.optimus.plugin.runtime.OptimusPlugins;
import io.odpf.optimus.plugin.runtime.RuntimeOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A small HTTP server that installs its plugins when it starts, and tells which it has. */
public final class PluginServer implements AutoCloseable {
  private final OptimusPlugins plugins;
  private final ConfigFile config;
  private final HttpServer http;

  /**
   * Starts it.
   *
   * @param port 0 for any that is free
   */
  public PluginServer(ConfigFile config, int port) throws Exception {
    this.config = config;
    // The five lines: start, install; list below; close at the end.
    this.plugins = OptimusPlugins.start(RuntimeOptions.defaults());
    try {
      plugins.manager().install(InstallRequest.of(config, Mode.SERVER), InstallListener.NONE);
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      http.createContext("/plugins", this::list);
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
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    http.stop(0);
    plugins.close();
  }
}
