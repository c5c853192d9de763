// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.runtime.index.ExtensionKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The distribution's extensions of one kind. Each is loaded when it is first resolved. Thread-safe.
 */
abstract class OneShotExtensions<S> implements ExtensionResolver, AutoCloseable {
  private final Installation installation;
  private final ExtensionKind kind;
  private final Class<S> service;

  @GuardedBy("this")
  private final Set<String> resolved = new HashSet<>();

  @GuardedBy("this")
  private Optional<BundledServices<S>> bundled = Optional.empty();

  OneShotExtensions(Installation installation, ExtensionKind kind, Class<S> service) {
    this.installation = installation;
    this.kind = kind;
    this.service = service;
  }

  /** Adds an extension to the registry. */
  abstract void add(S extension);

  /** Returns the name of an extension. */
  abstract String name(S extension);

  @Override
  public synchronized void resolve(String name) {
    if (!resolved.add(name)) {
      return;
    }
    for (S extension : bundled().load(name)) {
      if (name(extension).equals(name)) {
        add(extension);
        return;
      }
    }
  }

  @GuardedBy("this")
  private BundledServices<S> bundled() {
    if (bundled.isEmpty()) {
      try {
        bundled =
            Optional.of(
                new BundledServices<>(
                    service, installation.bundles(), installation.index().extensions(kind)));
      } catch (IOException e) {
        throw new UncheckedIOException(
            "the distribution in " + installation.home() + " is incomplete: " + e.getMessage(), e);
      }
    }
    return bundled.get();
  }

  @Override
  public synchronized Set<String> names() {
    return bundled().names();
  }

  @Override
  public String hint() {
    return installation.dropIns().isEmpty()
        ? "remove --no-drop-ins"
        : "drop the bundle that brings it into "
            + installation.dropIns().get(installation.dropIns().size() - 1);
  }

  @Override
  public synchronized void close() {
    bundled.ifPresent(BundledServices::close);
  }
}
