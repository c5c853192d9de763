// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.management.ConsoleTerminal;
import io.odpf.optimus.plugin.api.management.RuntimeProcess;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.launcher.problem.LauncherProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Terminal;

/** Implements {@link RuntimeProcess} for this runtime, in all its states. Thread-safe. */
final class ServedProcess implements RuntimeProcess {
  private final RuntimeDaemon daemon;
  private final Installation installation;
  private final RuntimePlace place;
  private final ManagementApi api;

  ServedProcess(
      RuntimeDaemon daemon, Installation installation, RuntimePlace place, ManagementApi api) {
    this.daemon = daemon;
    this.installation = installation;
    this.place = place;
    this.api = api;
  }

  @Override
  public Map<String, Object> state(boolean brief) throws IOException {
    if (!brief && daemon.lifecycle().stopping().isEmpty()) {
      api.prepareComparison();
    }
    return new StatusDocument(daemon, installation).tree(place, brief);
  }

  @Override
  public void stop(String reason, boolean keepPlugins) throws PluginManagerException {
    if (!keepPlugins) {
      daemon.stopWithPlugins(reason);
      return;
    }
    Optional<String> objection = daemon.kept().objection();
    if (objection.isPresent()) {
      throw RuntimeFailures.of(
          LauncherProblem.PLUGINS_NOT_KEPT, objection.get(), "stop it with: optimus runtime stop");
    }
    daemon.stop(reason, true);
  }

  @Override
  public List<String> waitingFor() {
    return daemon.obstacles().list();
  }

  /**
   * Checks that the runtime is not stopping.
   *
   * @throws PluginManagerException if it is stopping
   */
  void requireRunning() throws PluginManagerException {
    if (daemon.lifecycle().stopping().isPresent()) {
      throw RuntimeFailures.of(
          LauncherProblem.RUNTIME_STOPS,
          "the runtime is stopping",
          "start it again when it has stopped");
    }
  }

  @Override
  public int run(String user, String lines, OutputStream out, OutputStream err)
      throws PluginManagerException {
    requireRunning();
    return daemon.shell().run(user, lines, out, err);
  }

  @Override
  public void interact(String user, ConsoleTerminal console)
      throws PluginManagerException, IOException {
    requireRunning();
    RemoteSize size = new RemoteSize();
    InputStream keys = console.keys(size);
    try (Terminal terminal = daemon.shell().terminal(console.type(), keys, console.out())) {
      size.attach(terminal);
      daemon
          .shell()
          .interact(daemon.greeting(user, "exit leaves the shell and not the runtime"), terminal);
    }
  }
}
