// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.operation;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An operation that may change the plugins of a machine.
 *
 * @param kind {@code install}, {@code clean}, {@code rollback} or {@code lock}
 * @param config its configuration
 * @param user the user who requested it
 * @param begun when it began
 * @param ended when it ended; absent while it runs
 * @param outcome its outcome in a few words; empty while it runs
 * @param failed whether it failed or was interrupted
 */
public record Operation(
    String kind,
    Path config,
    String user,
    Instant begun,
    Optional<Instant> ended,
    String outcome,
    boolean failed) {
  public Operation {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(begun, "begun");
    Objects.requireNonNull(ended, "ended");
    Objects.requireNonNull(outcome, "outcome");
  }
}
