// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.supervisor.PluginTrials;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Provides the supervisor for a command. Only commands that start or call plugins open it, so that
 * other commands load no class of a supervisor. Thread-safe.
 */
@FunctionalInterface
public interface SupervisorHost {

  /** Returns the host of a program without a supervisor. */
  static SupervisorHost none() {
    return new NoSupervisor();
  }

  /**
   * Opens a session with a supervisor that knows the plugins on this machine. Starts none of them.
   *
   * @throws PluginManagerException if no supervisor is available; of category {@link
   *     PluginManagerException.Category#CONFIG} because of the configuration
   */
  Session open(Needs needs) throws PluginManagerException, InterruptedException;

  /**
   * Returns the supervisor that runs in the same runtime independently of commands. Returns empty
   * if each command opens a separate one.
   */
  default Optional<Supervisor> running() {
    return Optional.empty();
  }

  /**
   * Opens trials of plugins, which are independent of the supervisor. The command closes them.
   *
   * @param environment the variables, of which plugins receive the permitted ones
   * @throws PluginManagerException if no supervisor is available
   */
  default PluginTrials trials(Map<String, String> environment) throws PluginManagerException {
    throw NoSupervisor.refusal();
  }

  /**
   * The requirements of a command.
   *
   * @param runtime whether the user requested a runtime with {@code --runtime}
   * @param config the configuration whose install location is searched for plugins besides the
   *     default directories; absent for the user's default location
   * @param environment the variables by name; {@code HOME} is the parent of the default location
   * @param workingDirectory the directory that is searched as the current one; absolute
   */
  record Needs(
      boolean runtime,
      Optional<ConfigFile> config,
      Map<String, String> environment,
      Path workingDirectory) {
    public Needs {
      Objects.requireNonNull(config, "config");
      environment = Map.copyOf(environment);
      Objects.requireNonNull(workingDirectory, "workingDirectory");
    }

    /** Omits the environment, which holds secrets. */
    @Override
    public String toString() {
      return "Needs in " + workingDirectory;
    }
  }

  /** A supervisor for one command. The command closes it. */
  interface Session extends AutoCloseable {
    Supervisor supervisor();

    /**
     * Returns whether the supervisor is the runtime's and continues after the command, which then
     * leaves plugins as they are. Otherwise the command starts the plugins that it needs; a plugin
     * that fails to start is not restarted, so that the failure is reported at once.
     */
    boolean shared();

    /**
     * Releases the supervisor. A supervisor that is not shared stops its plugins and leaves no
     * process.
     */
    @Override
    void close();
  }
}
