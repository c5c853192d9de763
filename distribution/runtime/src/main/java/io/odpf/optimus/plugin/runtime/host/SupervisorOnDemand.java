// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.runtime.index.BundleGroup;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/**
 * Installs and starts the supervisor's bundles when they are first needed, since most commands
 * start no plugin. Thread-safe.
 */
final class SupervisorOnDemand implements ExtensionResolver {
  private final HostSettings settings;
  private final BundleContext context;

  SupervisorOnDemand(HostSettings settings, BundleContext context) {
    this.settings = settings;
    this.context = context;
  }

  @Override
  public void resolve(String name) {
    try {
      start();
    } catch (BundleException failure) {
      settings.warnings().accept("cannot start the supervisor: " + failure.getMessage());
    }
  }

  /** Starts the bundles, unless they are running. */
  synchronized void start() throws BundleException {
    for (String file : settings.index().group(BundleGroup.SUPERVISOR).files()) {
      settings.files().install(context, file).start(Bundle.START_TRANSIENT);
    }
  }

  @Override
  public Set<String> names() {
    return Set.of(RUN_PLUGINS);
  }

  @Override
  public String hint() {
    return "";
  }
}
