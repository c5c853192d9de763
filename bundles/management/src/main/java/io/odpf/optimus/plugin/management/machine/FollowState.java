// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.machine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.management.FollowStatus;
import io.odpf.optimus.plugin.api.management.FollowStatus.Phase;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.management.conversion.ProblemMessages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of following a configuration. Reports a failure to the listener only if it differs from
 * the previous attempt's, so that repeated attempts are not reported. Thread-safe; calls the
 * listener while it holds its lock, so that changes are reported in order.
 */
final class FollowState {
  /** The delay after the first failure; it doubles with each further failure. */
  private static final Duration SHORTEST = Duration.ofSeconds(2);

  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Clock clock;
  private final FollowChange.Listener listener;

  @GuardedBy("this")
  private FollowStatus status;

  @GuardedBy("this")
  private int failures;

  @GuardedBy("this")
  private List<String> reported = List.of();

  FollowState(Clock clock, Phase phase, FollowChange.Listener listener) {
    this.clock = clock;
    this.listener = listener;
    this.status = FollowStatus.of(phase, clock.instant());
  }

  synchronized FollowStatus status() {
    return status;
  }

  /** Returns whether the time of the next attempt has come, after a failed one. */
  synchronized boolean isDue() {
    return status.retry().filter(it -> !clock.instant().isBefore(it)).isPresent();
  }

  synchronized void started() {
    report(FollowChange.Kind.STARTED, List.of(), List.of());
  }

  /**
   * Records that the next attempt has a new cause: delays start again, and a failure is reported
   * even if it is the same.
   */
  synchronized void renewed() {
    failures = 0;
    reported = List.of();
  }

  /**
   * Records that an attempt begins. After a failure, the phase stays {@code FAILED} until an
   * attempt succeeds.
   */
  synchronized void applying() {
    if (status.phase() != Phase.FAILED) {
      status = FollowStatus.of(Phase.APPLYING, clock.instant());
    }
  }

  /**
   * Records that the configuration is applied.
   *
   * @param changed the plugins that had to be changed
   */
  synchronized void applied(List<PluginOutcome> changed) {
    boolean mended = status.phase() == Phase.FAILED;
    status = FollowStatus.of(Phase.APPLIED, clock.instant());
    renewed();
    if (mended || !changed.isEmpty()) {
      report(mended ? FollowChange.Kind.MENDED : FollowChange.Kind.INSTALLED, changed, List.of());
    }
  }

  /** Records that an attempt failed and changed nothing. */
  synchronized void failed(Throwable failure) {
    List<Problem> problems = ProblemMessages.problems(failure);
    Instant since =
        status.phase() == Phase.FAILED && !reported.isEmpty() ? status.since() : clock.instant();
    status = new FollowStatus(Phase.FAILED, since, problems, retry(failure));
    failures++;
    // Excludes the messages, which may differ each time, for instance by a duration.
    List<String> signature =
        problems.stream().map(it -> it.code().word() + it.plugin() + it.position()).toList();
    if (!signature.equals(reported)) {
      reported = signature;
      report(FollowChange.Kind.FAILED, List.of(), problems);
    }
  }

  /**
   * Returns the time of the next attempt; empty if the configuration is invalid, until it changes.
   */
  @GuardedBy("this")
  private Optional<Instant> retry(Throwable failure) {
    boolean wrong =
        failure instanceof PluginManagerException refusal
            && refusal.category() == PluginManagerException.Category.CONFIG;
    return wrong ? Optional.empty() : Optional.of(clock.instant().plus(delay()));
  }

  @GuardedBy("this")
  private Duration delay() {
    Duration delay = SHORTEST;
    for (int i = 0; i < failures && delay.compareTo(LONGEST) < 0; i++) {
      delay = delay.multipliedBy(2);
    }
    return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
  }

  @GuardedBy("this")
  private void report(FollowChange.Kind kind, List<PluginOutcome> plugins, List<Problem> problems) {
    listener.changed(new FollowChange(clock.instant(), kind, plugins, problems));
  }
}
