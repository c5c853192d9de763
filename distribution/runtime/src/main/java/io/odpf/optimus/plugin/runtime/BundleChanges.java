// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import io.odpf.optimus.plugin.api.extension.BundleDigests;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.ServiceReference;

/** Converts bundle events to changes for the host's listener. */
final class BundleChanges implements BundleListener {
  private final BundleContext context;
  private final Consumer<BundleChange> listener;

  BundleChanges(BundleContext context, Consumer<BundleChange> listener) {
    this.context = context;
    this.listener = listener;
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    Optional<BundleChange.Kind> kind = kind(event.getType());
    if (kind.isEmpty()) {
      return;
    }
    Bundle bundle = event.getBundle();
    BundleChange change =
        new BundleChange(
            kind.get(),
            String.valueOf(bundle.getSymbolicName()),
            bundle.getVersion().toString(),
            bundle.getLocation(),
            sha256(bundle.getBundleId()));
    try {
      listener.accept(change);
    } catch (RuntimeException e) {
      System.getLogger(BundleChanges.class.getPackageName())
          .log(System.Logger.Level.WARNING, "a listener for bundles failed", e);
    }
  }

  private static Optional<BundleChange.Kind> kind(int type) {
    return switch (type) {
      case BundleEvent.INSTALLED -> Optional.of(BundleChange.Kind.INSTALLED);
      case BundleEvent.STARTED -> Optional.of(BundleChange.Kind.STARTED);
      case BundleEvent.STOPPED -> Optional.of(BundleChange.Kind.STOPPED);
      case BundleEvent.UPDATED -> Optional.of(BundleChange.Kind.UPDATED);
      case BundleEvent.UNINSTALLED -> Optional.of(BundleChange.Kind.REMOVED);
      default -> Optional.empty();
    };
  }

  private Optional<String> sha256(long bundle) {
    try {
      ServiceReference<BundleDigests> reference = context.getServiceReference(BundleDigests.class);
      BundleDigests digests = reference == null ? null : context.getService(reference);
      return digests == null ? Optional.empty() : digests.sha256(bundle);
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }
}
