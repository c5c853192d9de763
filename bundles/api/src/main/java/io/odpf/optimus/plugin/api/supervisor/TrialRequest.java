// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import io.odpf.optimus.plugin.api.plugin.Generation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A plugin to try. Immutable.
 *
 * @param file the executable file
 * @param generation the generation to speak; absent for the best one that the plugin serves
 * @param encrypted whether to ask for AutoMTLS
 * @param variables variables for the plugin besides those that every plugin receives
 * @param timeout the limit for the start
 */
public record TrialRequest(
    Path file,
    Optional<Generation> generation,
    boolean encrypted,
    Map<String, String> variables,
    Duration timeout) {

  /** The default limit for a start. */
  public static final Duration TIMEOUT = Duration.ofSeconds(60);

  public TrialRequest {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(generation, "generation");
    variables = Map.copyOf(variables);
    Objects.requireNonNull(timeout, "timeout");
  }

  /** Creates a request for a file, in the best generation that it serves and without encryption. */
  public static TrialRequest of(Path file) {
    return new TrialRequest(file, Optional.empty(), false, Map.of(), TIMEOUT);
  }

  /** Returns the same request for one generation. */
  public TrialRequest speaking(Generation wanted) {
    return new TrialRequest(file, Optional.of(wanted), encrypted, variables, timeout);
  }

  /** Returns the same request with AutoMTLS. */
  public TrialRequest withEncryption() {
    return new TrialRequest(file, generation, true, variables, timeout);
  }

  /** Returns the same request with other variables for the plugin. */
  public TrialRequest withVariables(Map<String, String> others) {
    return new TrialRequest(file, generation, encrypted, others, timeout);
  }

  /** Returns the same request with another limit for the start. */
  public TrialRequest withTimeout(Duration other) {
    return new TrialRequest(file, generation, encrypted, variables, other);
  }

  /** Omits the variables, which may hold secrets. */
  @Override
  public String toString() {
    return "TrialRequest of " + file;
  }
}
