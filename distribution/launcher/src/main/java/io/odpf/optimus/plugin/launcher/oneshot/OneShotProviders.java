// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.manager.providers.MissingTypeResolver;
import io.odpf.optimus.plugin.manager.providers.ProviderRegistry;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import io.odpf.optimus.plugin.runtime.host.ProviderBundles;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Adds providers to a registry as they are asked for: built-in ones from the class path, others
 * from the bundles that bring them, in a framework of their own. Thread-safe.
 */
final class OneShotProviders implements MissingTypeResolver, AutoCloseable {
  private final Installation installation;
  private final PrintStream warnings;
  private final Set<String> asked = new HashSet<>();
  private ProviderRegistry registry;
  private FrameworkHost host;

  OneShotProviders(Installation installation, PrintStream warnings) {
    this.installation = installation;
    this.warnings = warnings;
  }

  /** The registry that this resolves for, which is made with it. */
  synchronized void addTo(ProviderRegistry target) {
    registry = target;
  }

  void resolveBuiltIn() {
    for (String type : BuiltInProviders.TYPES) {
      resolve(type);
    }
  }

  @Override
  public synchronized void resolve(String type) {
    if (!asked.add(type)) {
      return;
    }
    ProviderFactory builtIn = BuiltInProviders.factory(type);
    if (builtIn != null) {
      registry.add(builtIn, "built in", 0);
      return;
    }
    try {
      if (installation.index().providers().containsKey(type)) {
        startBundles(type);
      }
    } catch (IOException | PluginManagerException failure) {
      warnings.println(
          "optimus: warning: cannot start the provider " + type + ": " + failure.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void startBundles(String type) throws PluginManagerException, InterruptedException {
    if (host == null) {
      host = OneShotRuntime.start(installation, true, warnings);
    }
    Optional<ProviderBundles.Started> started = host.providers().factory(type);
    if (started.isPresent()) {
      registry.add(started.get().factory(), started.get().origin(), 0);
    }
  }

  @Override
  public String hint() {
    return "drop the bundle that brings it into " + installation.dropIns().get(0);
  }

  @Override
  public synchronized void close() {
    if (host != null) {
      host.close();
      host = null;
    }
  }
}
