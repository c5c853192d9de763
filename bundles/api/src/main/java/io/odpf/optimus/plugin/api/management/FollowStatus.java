// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.management;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a runtime follows its configuration.
 *
 * @param phase the phase
 * @param since when the phase began
 * @param problems why the plugins are not those of the configuration; empty unless it has failed
 * @param retry when it is tried again without being asked for; absent if only a change can help
 */
public record FollowStatus(
    Phase phase, Instant since, List<Problem> problems, Optional<Instant> retry) {

  /** What a runtime does about its configuration. */
  public enum Phase {
    /** It manages a configuration without following it, or none. */
    OFF,
    /** It compares or installs, after none or a successful attempt. */
    APPLYING,
    /** The plugins are those of the configuration. */
    APPLIED,
    /** The last attempt failed, and left everything as it was. */
    FAILED
  }

  public FollowStatus {
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(since, "since");
    problems = List.copyOf(problems);
    Objects.requireNonNull(retry, "retry");
  }

  /** Creates the status of a phase without problems. */
  public static FollowStatus of(Phase phase, Instant since) {
    return new FollowStatus(phase, since, List.of(), Optional.empty());
  }
}
