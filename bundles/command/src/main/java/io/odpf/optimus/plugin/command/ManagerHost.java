// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import java.util.Objects;
import java.util.Optional;

/** Provides the plugin manager that a command works with. Thread-safe. */
public interface ManagerHost {

  /**
   * Makes a manager ready.
   *
   * @throws PluginManagerException if there can be none; {@link
   *     PluginManagerException.Category#CONFIG} if the configuration is why
   */
  Session open(Needs needs) throws PluginManagerException, InterruptedException;

  /**
   * What a command needs.
   *
   * @param runtime whether the user asked for the manager of a runtime, {@code --runtime}
   * @param config the configuration the command is about; it says which providers are needed
   */
  record Needs(boolean runtime, Optional<ConfigFile> config) {
    public Needs {
      Objects.requireNonNull(config, "config");
    }
  }

  /** A manager for the time of one command; to be closed by who opened it. */
  interface Session extends AutoCloseable {
    PluginManager manager();

    /** Gives back what the manager needed. */
    @Override
    void close();
  }
}
