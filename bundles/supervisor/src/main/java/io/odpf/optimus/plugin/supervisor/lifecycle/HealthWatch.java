// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Asks a plugin's processes for their health, regularly and when a connection was lost. */
final class HealthWatch {
  private final ManagedPlugin plugin;
  private final LifecycleServices services;

  HealthWatch(ManagedPlugin plugin, LifecycleServices services) {
    this.plugin = plugin;
    this.services = services;
  }

  /** Watches a process until it ends. */
  void watch(ActiveRun running) {
    Watch watch = new Watch(running);
    long every = services.limits().healthEvery().toNanos();
    ScheduledFuture<?> regular =
        services
            .timer()
            .scheduleWithFixedDelay(watch::checkSoon, every, every, TimeUnit.NANOSECONDS);
    ScheduledFuture<?> stable =
        services
            .timer()
            .schedule(
                () -> plugin.stable(running),
                services.policy().stableAfter().toNanos(),
                TimeUnit.NANOSECONDS);
    running.run().connectionLost().thenRun(watch::checkSoon);
    running
        .run()
        .ended()
        .thenRun(
            () -> {
              regular.cancel(false);
              stable.cancel(false);
            });
  }

  private final class Watch {
    private final ActiveRun running;

    @GuardedBy("this")
    private int failures;

    @GuardedBy("this")
    private boolean checking;

    Watch(ActiveRun running) {
      this.running = running;
    }

    void checkSoon() {
      synchronized (this) {
        if (checking) {
          return;
        }
        checking = true;
      }
      services.workers().execute(this::check);
    }

    private void check() {
      boolean healthy = false;
      try {
        healthy = running.run().healthy(services.limits().health());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      boolean tooOften;
      synchronized (this) {
        checking = false;
        failures = healthy ? 0 : failures + 1;
        tooOften = failures >= services.limits().unhealthy();
      }
      plugin.health(running, healthy);
      if (tooOften && plugin.lost(running, PluginProblems.unhealthy(plugin.name()))) {
        running.abandon(services.limits().grace());
      }
    }
  }
}
