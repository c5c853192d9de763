// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import java.util.Objects;
import java.util.Optional;

/**
 * The managed configuration of a runtime.
 *
 * @param file the configuration; absent if the runtime manages none
 * @param mode the default mode of requests
 */
public record ManagedConfiguration(
    Optional<ConfigFile> file, io.odpf.optimus.plugin.api.manager.Mode mode) {
  public ManagedConfiguration {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(mode, "mode");
  }

  /**
   * Returns the configuration.
   *
   * @throws EndpointException {@link ManagementProblem#NO_CONFIGURATION} if there is none
   */
  ConfigFile required() throws EndpointException {
    return file.orElseThrow(
        () ->
            new EndpointException(
                ManagementProblem.NO_CONFIGURATION,
                "this runtime manages no configuration",
                "set management.config in the runtime's settings, and start it again"));
  }

  /** Returns the requested mode, or the default one if the request names none. */
  io.odpf.optimus.plugin.api.manager.Mode mode(
      io.odpf.optimus.plugin.proto.management.Mode requested) {
    return switch (requested) {
      case MODE_SERVER -> io.odpf.optimus.plugin.api.manager.Mode.SERVER;
      case MODE_CLIENT -> io.odpf.optimus.plugin.api.manager.Mode.CLIENT;
      case MODE_UNSPECIFIED, UNRECOGNIZED -> mode;
    };
  }
}
