// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;

/** Logs the installation, changes and removal of bundles while a runtime runs. */
final class BundleRecords implements BundleListener {
  private BundleRecords() {}

  /** Logs the current drop-ins, and every change from now on. */
  static void follow(BundleContext context) {
    context.addBundleListener(new BundleRecords());
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getLocation().startsWith("file:")) {
        record(bundle, "dropped in");
      }
    }
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    switch (event.getType()) {
      case BundleEvent.INSTALLED -> record(event.getBundle(), "installed");
      case BundleEvent.UPDATED -> record(event.getBundle(), "updated");
      case BundleEvent.STARTED -> record(event.getBundle(), "started");
      case BundleEvent.STOPPED -> record(event.getBundle(), "stopped");
      case BundleEvent.UNINSTALLED -> record(event.getBundle(), "uninstalled");
      default -> {
        // Intermediate states are not logged.
      }
    }
  }

  private static void record(Bundle bundle, String what) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("version", bundle.getVersion().toString());
    fields.put("location", bundle.getLocation());
    System.getLogger("io.odpf.optimus.plugin.bundles")
        .log(Level.INFO, "bundle {0} is {1}", bundle.getSymbolicName() + "", what, fields);
  }
}
