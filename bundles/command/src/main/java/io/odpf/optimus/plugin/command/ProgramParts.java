// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.api.http.HttpClientFactory;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The parts of a program that few commands need. Each is empty in a program without it.
 *
 * @param httpClients the factory of HTTP clients for servers of jobs
 * @param serverJars the directory with the jars of the server of jobs
 * @param repository the directory of the Maven repository with the SDK for plugins; without it,
 *     Maven finds the SDK elsewhere
 */
public record ProgramParts(
    Optional<HttpClientFactory> httpClients, Optional<Path> serverJars, Optional<Path> repository) {
  /** No parts. */
  public static final ProgramParts NONE =
      new ProgramParts(Optional.empty(), Optional.empty(), Optional.empty());

  public ProgramParts {
    Objects.requireNonNull(httpClients, "httpClients");
    Objects.requireNonNull(serverJars, "serverJars");
    Objects.requireNonNull(repository, "repository");
  }
}
