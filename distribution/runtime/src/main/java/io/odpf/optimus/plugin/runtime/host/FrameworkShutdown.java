// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import java.time.Duration;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** Stops a framework within a time limit. */
final class FrameworkShutdown {
  /** The time limit for bundles to stop once no operation runs. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private final Framework framework;

  FrameworkShutdown(Framework framework) {
    this.framework = framework;
  }

  /**
   * Ends running operations and plugins. Called before {@link #stop()}, since bundles wait for the
   * operations that use them.
   */
  void endWork() {
    for (Class<?> type : List.of(PluginManager.class, Supervisor.class)) {
      BundleContext context = framework.getBundleContext();
      ServiceReference<?> reference = context == null ? null : context.getServiceReference(type);
      Bundle bundle = reference == null ? null : reference.getBundle();
      if (bundle == null || bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
        continue;
      }
      try {
        bundle.stop(Bundle.STOP_TRANSIENT);
      } catch (BundleException e) {
        logUnclean(e);
      } catch (IllegalStateException e) {
        // Another thread is already stopping it; the framework waits for that.
      }
    }
  }

  /**
   * Stops the framework and waits until it has stopped, even if this thread is interrupted
   * meanwhile.
   *
   * @throws BundleException if it fails to stop, or does not stop within the limit
   */
  void stop() throws BundleException {
    framework.stop();
    boolean interrupted = false;
    long end = System.nanoTime() + STOP_LIMIT.toNanos();
    try {
      while (true) {
        try {
          long left = Math.max(1, (end - System.nanoTime()) / 1_000_000);
          if (framework.waitForStop(left).getType() == FrameworkEvent.WAIT_TIMEDOUT) {
            throw new BundleException("it did not stop within " + STOP_LIMIT.toSeconds() + " s");
          }
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Logs that the framework did not stop cleanly. */
  static void logUnclean(BundleException cause) {
    System.getLogger(FrameworkHost.class.getPackageName())
        .log(System.Logger.Level.WARNING, "the runtime did not stop cleanly", cause);
  }
}
