// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Replaces a plugin's process without a failed call: starts and checks a new process, gives it to
 * callers, then drains and stops the old one. If the new process does not start, the old one stays.
 * If so configured, the process of another file is observed as a canary first. Thread-safe.
 */
final class Replacement {
  private static final System.Logger LOG = System.getLogger(Replacement.class.getName());

  private final LifecycleServices services;

  Replacement(LifecycleServices services) {
    this.services = services;
  }

  /**
   * Replaces the process, if there is one; a plugin that failed is started with the file. A canary
   * is only begun: it is observed on a thread of its own.
   *
   * @param cause the reason, for events
   * @throws SupervisorException if the new process does not become ready; the old one continues
   */
  void run(ManagedPlugin plugin, PluginBinary file, String cause)
      throws SupervisorException, InterruptedException {
    replace(plugin, file, cause, false);
  }

  /**
   * Replaces the process by one of the same file, which needs no canary; that of an older file, as
   * {@link #run} does.
   *
   * @throws SupervisorException if the new process does not become ready; the old one continues
   */
  void restart(ManagedPlugin plugin) throws SupervisorException, InterruptedException {
    replace(plugin, plugin.binary(), "restarted", !plugin.outdated());
  }

  private void replace(ManagedPlugin plugin, PluginBinary file, String cause, boolean same)
      throws SupervisorException, InterruptedException {
    Optional<ActiveRun> before = plugin.setBinary(file);
    if (before.isEmpty()) {
      return;
    }
    if (services.limits().hasCanaries() && !same) {
      Canary canary = new Canary(plugin, file, before.get(), cause, services);
      if (plugin.observe(canary, before.get())) {
        services.workers().execute(canary);
      }
      return;
    }
    ActiveRun fresh;
    try {
      fresh =
          new ActiveRun(
              services.runner().start(file, step -> {}), file, services.clock().instant());
    } catch (PluginStartException e) {
      plugin.reject(e.problem(), "replacement failed");
      throw new SupervisorException(e.problem(), e);
    }
    if (plugin.replace(before.get(), fresh, cause, Optional.empty())) {
      before.get().retire(EndMode.STOP, services.limits().drain(), services.limits().grace());
    } else {
      fresh.abandon(services.limits().grace());
    }
  }

  /**
   * Replaces a plugin's process that was started from another file or with other settings, on
   * another thread. If the new process does not start, the old one stays and listeners receive the
   * reason.
   */
  void runSoon(ManagedPlugin plugin) {
    services
        .workers()
        .execute(
            () -> {
              try {
                run(plugin, plugin.binary(), "replaced");
              } catch (SupervisorException e) {
                LOG.log(Level.DEBUG, "the process of an earlier host continues", e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
