// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import io.odpf.optimus.plugin.api.manager.BinaryCheck;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Makes supervisors for the time of one command, without a framework. Thread-safe. */
@ProviderType
public interface SupervisorFactory {

  /**
   * A supervisor that knows the plugins on this machine and starts none by itself. A plugin that
   * fails is not started again.
   */
  Owned create(Request request);

  /**
   * Runs new binaries before they are installed.
   *
   * @param environment of which plugins get what they are allowed to have
   */
  BinaryCheck check(Map<String, String> environment);

  /**
   * What a supervisor works with.
   *
   * @param manager tells what it installed; closed after the supervisor
   * @param installLocation searched for plugins before the usual directories
   * @param workingDirectory where the user is; absolute
   * @param programDirectory where the program lies, if that is known
   * @param environment variables by name; {@code HOME} is where the user's plugins lie
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

    /** The environment is left out: it holds secrets. */
    @Override
    public String toString() {
      return "Request in " + workingDirectory;
    }
  }

  /** A supervisor that whoever asked for it closes. */
  interface Owned extends AutoCloseable {
    Supervisor supervisor();

    /** Stops all plugins; no process, socket, file or thread is left. */
    @Override
    void close();
  }
}
