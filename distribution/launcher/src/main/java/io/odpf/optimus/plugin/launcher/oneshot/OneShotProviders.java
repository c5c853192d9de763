// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

import io.odpf.optimus.plugin.api.provider.MissingTypeResolver;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.manager.providers.ProviderRegistry;
import io.odpf.optimus.plugin.provider.url.UrlProviderFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/** Adds the distribution's providers to a registry, each when it is first named. Thread-safe. */
final class OneShotProviders implements MissingTypeResolver, AutoCloseable {
  private static final String ORIGIN = "built in";

  private final Installation installation;
  private final Set<String> asked = new HashSet<>();
  private ProviderRegistry registry;
  private BundledProviders bundled;

  OneShotProviders(Installation installation) {
    this.installation = installation;
  }

  /** The registry that this adds to, which is made with it. */
  synchronized void addTo(ProviderRegistry target) {
    registry = target;
  }

  /** All there are, for who wants to show them. */
  synchronized void resolveAll() {
    resolve("url");
    for (String type : bundled().types()) {
      resolve(type);
    }
  }

  @Override
  public synchronized void resolve(String type) {
    if (!asked.add(type)) {
      return;
    }
    if (type.equals("url")) {
      registry.add(new UrlProviderFactory(), ORIGIN, 0);
      return;
    }
    ProviderFactory factory = bundled().factory(type);
    if (factory != null) {
      registry.add(factory, ORIGIN, 0);
    }
  }

  private BundledProviders bundled() {
    if (bundled == null) {
      try {
        bundled = new BundledProviders(installation.bundles(), installation.index().providers());
      } catch (IOException failure) {
        throw new UncheckedIOException(
            "the distribution in " + installation.home() + " is not whole: " + failure.getMessage(),
            failure);
      }
    }
    return bundled;
  }

  @Override
  public synchronized Set<String> types() {
    Set<String> types = new HashSet<>(bundled().types());
    types.add("url");
    return types;
  }

  @Override
  public String hint() {
    return "check the provider's type, or drop the bundle that brings it into "
        + installation.dropIns().get(installation.dropIns().size() - 1);
  }

  @Override
  public synchronized void close() {
    if (bundled != null) {
      bundled.close();
    }
  }
}
