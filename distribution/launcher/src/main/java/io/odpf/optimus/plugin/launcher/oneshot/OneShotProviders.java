// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.manager.source.provider.ProviderRegistry;
import io.odpf.optimus.plugin.provider.url.UrlProviderFactory;
import io.odpf.optimus.plugin.runtime.index.ExtensionKind;
import java.util.HashSet;
import java.util.Set;

/** The distribution's providers, loaded into a registry. Thread-safe. */
final class OneShotProviders extends OneShotExtensions<ProviderFactory> {
  /** The type of the provider on the class path, since most configurations use it. */
  private static final String URL = "url";

  private final ProviderRegistry registry = new ProviderRegistry(this);

  @GuardedBy("this")
  private boolean urlAdded;

  OneShotProviders(Installation installation) {
    super(installation, ExtensionKind.PROVIDER, ProviderFactory.class);
  }

  ProviderRegistry registry() {
    return registry;
  }

  /** Resolves all providers, for commands that show them. */
  void resolveAll() {
    names().forEach(this::resolve);
  }

  @Override
  public synchronized void resolve(String type) {
    if (!type.equals(URL)) {
      super.resolve(type);
    } else if (!urlAdded) {
      urlAdded = true;
      add(new UrlProviderFactory());
    }
  }

  @Override
  public synchronized Set<String> names() {
    Set<String> names = new HashSet<>(super.names());
    names.add(URL);
    return names;
  }

  @Override
  void add(ProviderFactory factory) {
    registry.add(factory, JarOrigin.of(factory), 0);
  }

  @Override
  String name(ProviderFactory factory) {
    return factory.type();
  }
}
