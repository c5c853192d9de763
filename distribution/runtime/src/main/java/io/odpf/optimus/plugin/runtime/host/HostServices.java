// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.api.policy.PluginPolicy;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Registers the host's own providers and policies as services. */
final class HostServices {
  /** Above that of bundles, so that a provider of a built-in type replaces the built-in one. */
  private static final int RANKING = 100;

  private HostServices() {}

  /**
   * Registers the services. Must be called before any bundle could start a plugin that a policy
   * denies.
   */
  static void register(HostSettings settings, BundleContext context) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(Constants.SERVICE_RANKING, RANKING);
    for (ProviderFactory factory : settings.factories()) {
      context.registerService(ProviderFactory.class, factory, properties);
    }
    for (PluginPolicy policy : settings.policies()) {
      context.registerService(PluginPolicy.class, policy, properties);
    }
  }
}
