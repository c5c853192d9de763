// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import io.odpf.optimus.plugin.itests.behaviour.Distribution;
import io.odpf.optimus.plugin.itests.behaviour.ProcessWay;
import io.odpf.optimus.plugin.itests.behaviour.Stage;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.process.UnixHttp;
import io.odpf.optimus.plugin.itests.release.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A runtime with a scene's plugins, and a client of it on another stage. */
final class Fleet implements AutoCloseable {
  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  /** Nothing listens there: the client has no source but the server. */
  private static final String NO_SOURCE = "http://127.0.0.1:1";

  private static final String SERVER = "fleet";

  private final Scene server;
  private final Stage client = Stage.open(ProcessWay.ONE_SHOT);
  private final UnixHttp http;
  private RunningCommand runtime;

  Fleet(int plugins) {
    server = new Scene(plugins);
    http = new UnixHttp(server.stage().home().resolveSibling("run/manage.sock"));
    client.write(server.config(client.config().url("releases", NO_SOURCE), Scene.NEW));
    listServer();
    server.want(Scene.OLD).run("install").orThrow();
    runtime = start();
  }

  /** Lists the server for the client, which gives up soon when the server has been killed. */
  private void listServer() {
    try {
      Path defaults = client.home().resolve(".config/optimus/defaults.yaml");
      Files.createDirectories(defaults.getParent());
      Files.writeString(
          defaults,
          "servers:\n  - name: "
              + SERVER
              + "\n    url: unix://"
              + http.socket()
              + "\n    retries: {attempts: 3, max_delay: 500ms}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Scene server() {
    return server;
  }

  private RunningCommand start() {
    RunningCommand started =
        Distribution.unpacked()
            .command(server.stage(), JAVA, "runtime", "start")
            .with(
                Map.of(
                    "OPTIMUS_MANAGEMENT", "on",
                    "OPTIMUS_MANAGEMENT_CONFIG", server.stage().configFile().toString(),
                    "OPTIMUS_MODE", "client"))
            .start();
    Eventually.until(() -> started.out() + started.err(), http::serves);
    return started;
  }

  /** Starts the runtime again, if it was killed. */
  void restart() {
    if (!runtime.alive()) {
      runtime = start();
    }
  }

  void killServer() {
    runtime.close();
  }

  /** Has the runtime install a version; returns whether it said that it did. */
  boolean upgrade(String version) {
    server.want(version);
    return http.post("/v1/install", "{\"options\":[\"INSTALL_OPTION_DOWNGRADE\"]}").status() == 200;
  }

  /** Returns a command of the client. */
  Command command(String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("plugin", arguments[0], "-c", client.configFile().toString()));
    all.addAll(List.of(arguments).subList(1, arguments.length));
    return Distribution.unpacked().command(client, JAVA, all.toArray(String[]::new));
  }

  /** Returns the client's install from the server. */
  Command install() {
    return command("install", "--server", SERVER);
  }

  /** Returns the versions of the client's plugins, each of which is complete. */
  Set<String> versions() throws IOException {
    Set<String> found = new TreeSet<>();
    for (String name : server.names()) {
      found.add(Scene.version(client.plugins().resolve(Release.here().binaryName(name)), name));
    }
    return found;
  }

  /** Returns whether the client has a version of all plugins, and nothing else to do. */
  boolean isLevel(String version) throws IOException {
    return versions().equals(Set.of(version)) && !isUnfinished();
  }

  boolean isServerLevel(String version) throws IOException {
    return server.versions().equals(Set.of(version)) && !isServerUnfinished();
  }

  /** Removes the client's store, so that it has to fetch everything. */
  void forgetStore() throws IOException {
    List<Path> all = Scene.tree(client.home().resolve(".cache/optimus/plugins"));
    for (int i = all.size() - 1; i >= 0; i--) {
      Files.delete(all.get(i));
    }
  }

  /** Returns whether a change of the client has been begun and not ended. */
  boolean isUnfinished() {
    return isUnfinished(client);
  }

  boolean isServerUnfinished() {
    return isUnfinished(server.stage());
  }

  private static boolean isUnfinished(Stage stage) {
    return Files.exists(stage.plugins().resolve(".optimus/journal.json"));
  }

  @Override
  public void close() {
    runtime.close();
    client.close();
    server.close();
  }
}
