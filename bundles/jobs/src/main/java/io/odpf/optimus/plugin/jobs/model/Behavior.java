// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How a scheduler treats runs of a job.
 *
 * @param dependsOnPast whether a run waits for the previous one
 * @param catchUp whether missed runs since the start date are executed
 * @param retry the retries of a failed run
 * @param notifications the notifications about runs
 */
public record Behavior(
    boolean dependsOnPast, boolean catchUp, Retry retry, List<Notification> notifications) {
  public Behavior {
    Objects.requireNonNull(retry, "retry");
    notifications = List.copyOf(notifications);
  }

  /**
   * Returns this behavior with inherited values. A flag is true if it is true here or in the
   * inherited behavior, so a job cannot turn it off.
   */
  Behavior inheriting(Behavior other) {
    return new Behavior(
        dependsOnPast || other.dependsOnPast,
        catchUp || other.catchUp,
        retry.inheriting(other.retry),
        Inheritance.list(
            notifications, other.notifications, Notification::on, Notification::inheriting));
  }

  /**
   * Retries of a failed run.
   *
   * @param count the number of retries
   * @param delay the time before a retry
   * @param exponentialBackoff whether the delay grows exponentially
   */
  public record Retry(int count, Duration delay, boolean exponentialBackoff) {

    /** No retries. */
    public static final Retry NONE = new Retry(0, Duration.ZERO, false);

    public Retry {
      Objects.requireNonNull(delay, "delay");
    }

    Retry inheriting(Retry other) {
      return new Retry(
          count == 0 ? other.count : count,
          delay.isZero() ? other.delay : delay,
          exponentialBackoff || other.exponentialBackoff);
    }
  }

  /**
   * A notification.
   *
   * @param on the event, {@code sla_miss} or {@code failure}; may be empty
   * @param config settings for the event
   * @param channels the channels to send it to
   */
  public record Notification(String on, Map<String, String> config, List<String> channels) {
    public Notification {
      Objects.requireNonNull(on, "on");
      config = Inheritance.copy(config);
      channels = List.copyOf(channels);
    }

    Notification inheriting(Notification other) {
      Set<String> all = new LinkedHashSet<>(channels);
      all.addAll(other.channels);
      return new Notification(on, Inheritance.map(config, other.config), new ArrayList<>(all));
    }
  }
}
