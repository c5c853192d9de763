// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Provides the supervisor that a command works with. Only commands that start or call plugins open
 * it, so that the others load no class of a supervisor. Thread-safe.
 */
@FunctionalInterface
public interface SupervisorHost {

  /** Of a program that starts no plugins. */
  static SupervisorHost none() {
    return new NoSupervisor();
  }

  /**
   * Makes a supervisor ready that knows the plugins on this machine. Starts none of them.
   *
   * @throws PluginManagerException if there can be none; {@link
   *     PluginManagerException.Category#CONFIG} if the configuration is why
   */
  Session open(Needs needs) throws PluginManagerException, InterruptedException;

  /**
   * The supervisor that runs with or without a command, in the same runtime. Empty, and nothing is
   * opened, if each command has one of its own.
   */
  default Optional<Supervisor> running() {
    return Optional.empty();
  }

  /**
   * What a command needs.
   *
   * @param runtime whether the user asked for a runtime, {@code --runtime}
   * @param config the configuration whose install location is searched for plugins besides the
   *     usual directories; absent means the user's default location
   * @param environment variables by name; {@code HOME} is what the default location lies under
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

    /** The environment is left out: it holds secrets. */
    @Override
    public String toString() {
      return "Needs in " + workingDirectory;
    }
  }

  /** A supervisor for the time of one command; the command that opened it closes it. */
  interface Session extends AutoCloseable {
    Supervisor supervisor();

    /**
     * Whether the supervisor is the runtime's and goes on after the command, which then leaves
     * plugins as they are. Otherwise the command starts the plugins that it needs; a plugin that
     * fails to start is not started again, so that the failure is known at once.
     */
    boolean shared();

    /**
     * Gives the supervisor back; one that is not shared stops its plugins, and none of their
     * processes is left.
     */
    @Override
    void close();
  }
}
