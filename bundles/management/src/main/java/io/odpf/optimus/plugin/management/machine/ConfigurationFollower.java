// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.machine;

import io.odpf.optimus.plugin.api.management.FollowStatus;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.access.Role;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Applies a configuration on start, whenever the configuration or its lock file changes, and on
 * request. A failed attempt changes nothing; it is repeated unless the configuration itself is
 * invalid. Thread-safe.
 */
final class ConfigurationFollower implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ConfigurationFollower.class.getName());

  /** The interval at which the files are checked for changes. */
  private static final Duration POLL = Duration.ofSeconds(1);

  /** The longest time that {@link #close} waits for an interrupted attempt to roll back. */
  private static final Duration END = Duration.ofSeconds(30);

  private static final Caller FILE = new Caller("configuration", Role.OPERATOR, "file");

  private final FollowedFiles files;
  private final ConfigurationPlan plan;
  private final FollowState state;
  private final LinkedBlockingQueue<Caller> requests = new LinkedBlockingQueue<>();
  private final ReentrantLock attempts = new ReentrantLock(true);
  private final Thread thread;

  private ConfigurationFollower(FollowedFiles files, ConfigurationPlan plan, FollowState state) {
    this.files = files;
    this.plan = plan;
    this.state = state;
    this.thread = new Thread(this::follow, "optimus-follow");
  }

  /** Starts a thread that follows the configuration. */
  static ConfigurationFollower start(
      FollowedFiles files, ConfigurationPlan plan, FollowState state) {
    ConfigurationFollower follower = new ConfigurationFollower(files, plan, state);
    follower.thread.setDaemon(true);
    follower.thread.start();
    return follower;
  }

  FollowStatus status() {
    return state.status();
  }

  /** Requests an attempt, and returns without waiting for it. */
  void request(Caller caller) {
    requests.add(caller);
  }

  private void follow() {
    try {
      state.started();
      FollowedFiles.State seen = files.settled();
      attempt(FILE);
      while (true) {
        @Nullable Caller requester = requests.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
        boolean changed = false;
        if (requester != null || files.differFrom(seen)) {
          FollowedFiles.State now = files.settled();
          changed = !now.content().equals(seen.content());
          seen = now;
        }
        if (requester != null || changed) {
          state.renewed();
          attempt(requester == null ? FILE : requester);
        } else if (state.isDue()) {
          attempt(FILE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The follower is closed.
    }
  }

  private void attempt(Caller caller) throws InterruptedException {
    try {
      apply(caller);
    } catch (ProblemException e) {
      LOG.log(Level.DEBUG, "the configuration is not applied", e);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the configuration is not applied, because of a defect", e);
    }
  }

  /**
   * Reads and applies the configuration on this thread; waits for an attempt that is running.
   *
   * @param caller the caller to record in the audit log
   * @throws ProblemException if that fails; nothing has changed then
   */
  FollowStatus reload(Caller caller) throws ProblemException, InterruptedException {
    state.renewed();
    try {
      apply(caller);
    } catch (InterruptedException e) {
      state.failed(e); // The caller ended the call; the follower repeats the attempt.
      throw e;
    }
    return state.status();
  }

  private void apply(Caller caller) throws ProblemException, InterruptedException {
    attempts.lockInterruptibly();
    try {
      state.applying();
      state.applied(plan.carryOut(caller));
    } catch (ProblemException | RuntimeException e) {
      state.failed(e);
      throw e;
    } finally {
      attempts.unlock();
    }
  }

  /** Stops following. Interrupts a running attempt and waits up to 30 seconds for its rollback. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
