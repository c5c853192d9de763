// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import java.util.Objects;
import java.util.Optional;

/** Provides the plugin manager for a command. Thread-safe. */
public interface ManagerHost {

  /**
   * Opens a session with a manager.
   *
   * @throws PluginManagerException if no manager is available; of category {@link
   *     PluginManagerException.Category#CONFIG} because of the configuration
   */
  Session open(Needs needs) throws PluginManagerException, InterruptedException;

  /** Returns the other parts of the program. */
  default ProgramParts parts() {
    return ProgramParts.NONE;
  }

  /**
   * The requirements of a command.
   *
   * @param runtime whether the user requested the manager of a runtime with {@code --runtime}
   * @param config the command's configuration, which determines the required providers
   */
  record Needs(boolean runtime, Optional<ConfigFile> config) {
    public Needs {
      Objects.requireNonNull(config, "config");
    }
  }

  /** A manager for one command. The command closes it. */
  interface Session extends AutoCloseable {
    PluginManager manager();

    /** Releases the manager's resources. */
    @Override
    void close();
  }
}
