// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import io.odpf.optimus.plugin.api.manager.BinaryCheck;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Creates supervisors for the duration of one command, without a framework. Thread-safe. */
@ProviderType
public interface SupervisorFactory {

  /**
   * Creates a supervisor that knows the plugins on this machine, starts plugins only on request,
   * and does not restart failed plugins.
   */
  Owned create(Request request);

  /**
   * Creates a check that runs new binaries before they are installed.
   *
   * @param environment the environment variables, of which plugins receive the permitted ones
   */
  BinaryCheck check(Map<String, String> environment);

  /**
   * Creates trials of plugins, which the caller closes.
   *
   * @param environment the environment variables, of which plugins receive the permitted ones
   */
  PluginTrials trials(Map<String, String> environment);

  /**
   * The environment of a supervisor.
   *
   * @param manager the manager, which knows the installed plugins; closed after the supervisor
   * @param installLocation a directory that is searched for plugins before the default ones
   * @param workingDirectory the user's working directory; absolute
   * @param programDirectory the program's directory, if known
   * @param environment the environment variables; {@code HOME} contains the user's plugins
   */
  record Request(
      PluginManager manager,
      Optional<Path> installLocation,
      Path workingDirectory,
      Optional<Path> programDirectory,
      Map<String, String> environment) {
    public Request {
      Objects.requireNonNull(manager, "manager");
      Objects.requireNonNull(installLocation, "installLocation");
      Objects.requireNonNull(workingDirectory, "workingDirectory");
      Objects.requireNonNull(programDirectory, "programDirectory");
      environment = Map.copyOf(environment);
    }

    /** Omits the environment, since it may contain secrets. */
    @Override
    public String toString() {
      return "Request in " + workingDirectory;
    }
  }

  /** A supervisor that its creator closes. */
  interface Owned extends AutoCloseable {
    Supervisor supervisor();

    /** Stops all plugins and releases every process, socket, file and thread. */
    @Override
    void close();
  }
}
