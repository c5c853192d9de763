// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.runtime.index.ExtensionKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/** The distribution's extensions of one kind, each brought when it is first named. Thread-safe. */
abstract class OneShotExtensions<S> implements ExtensionResolver, AutoCloseable {
  private final Installation installation;
  private final ExtensionKind kind;
  private final Class<S> service;

  // Both guarded by this.
  private final Set<String> asked = new HashSet<>();
  private BundledServices<S> bundled;

  OneShotExtensions(Installation installation, ExtensionKind kind, Class<S> service) {
    this.installation = installation;
    this.kind = kind;
    this.service = service;
  }

  /** Takes an extension into the registry. */
  abstract void add(S extension);

  /** What its name is. */
  abstract String name(S extension);

  @Override
  public synchronized void resolve(String name) {
    if (!asked.add(name)) {
      return;
    }
    for (S extension : bundled().load(name)) {
      if (name(extension).equals(name)) {
        add(extension);
        return;
      }
    }
  }

  private BundledServices<S> bundled() {
    if (bundled == null) {
      try {
        bundled =
            new BundledServices<>(
                service, installation.bundles(), installation.index().extensions(kind));
      } catch (IOException failure) {
        throw new UncheckedIOException(
            "the distribution in " + installation.home() + " is not whole: " + failure.getMessage(),
            failure);
      }
    }
    return bundled;
  }

  @Override
  public synchronized Set<String> names() {
    return bundled().names();
  }

  @Override
  public String hint() {
    return installation.dropIns().isEmpty()
        ? "leave --no-drop-ins out"
        : "drop the bundle that brings it into "
            + installation.dropIns().get(installation.dropIns().size() - 1);
  }

  @Override
  public synchronized void close() {
    if (bundled != null) {
      bundled.close();
    }
  }
}
