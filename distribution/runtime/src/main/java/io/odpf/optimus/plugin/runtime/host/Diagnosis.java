// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.launch.Framework;

/** Describes the bundles that are not running. */
final class Diagnosis {
  private Diagnosis() {}

  static String of(Framework framework) {
    BundleContext context = framework.getBundleContext();
    if (context == null) {
      return "it has stopped";
    }
    List<String> idle = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getState() != Bundle.ACTIVE) {
        idle.add(bundle.getSymbolicName());
      }
      ComponentFailures.of(context, bundle)
          .ifPresent(failure -> failures.add(bundle.getSymbolicName() + ": " + failure));
    }
    if (!failures.isEmpty()) {
      return String.join("; ", failures);
    }
    return idle.isEmpty() ? "all bundles run" : "not running: " + String.join(", ", idle);
  }
}
