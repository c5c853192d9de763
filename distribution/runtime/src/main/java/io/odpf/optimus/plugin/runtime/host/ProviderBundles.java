// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.api.provider.MissingTypeResolver;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/**
 * Installs and starts the bundles of a provider type when it is first asked for: installed and
 * unused they would cost time at every start, started even more. Thread-safe.
 */
final class ProviderBundles implements MissingTypeResolver {
  private final HostSettings settings;
  private final BundleContext context;

  ProviderBundles(HostSettings settings, BundleContext context) {
    this.settings = settings;
    this.context = context;
  }

  @Override
  public synchronized void resolve(String type) {
    List<String> needed = settings.index().providers().get(type);
    if (needed == null) {
      return;
    }
    try {
      // All before any is started: they may need one another.
      Bundle[] installed = new Bundle[needed.size()];
      for (int i = 0; i < installed.length; i++) {
        installed[i] = settings.files().install(context, needed.get(i));
      }
      for (Bundle bundle : installed) {
        bundle.start(Bundle.START_TRANSIENT);
      }
    } catch (BundleException failure) {
      settings
          .warnings()
          .accept("cannot start the provider type " + type + ": " + failure.getMessage());
    }
  }

  @Override
  public Set<String> types() {
    return settings.index().providers().keySet();
  }

  @Override
  public String hint() {
    return settings.dropIns().isEmpty()
        ? "check the provider's type"
        : "check the provider's type, or drop the bundle that brings it into "
            + settings.dropIns().get(settings.dropIns().size() - 1);
  }
}
