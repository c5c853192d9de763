// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import io.odpf.optimus.plugin.api.extension.BundleDigests;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;

/**
 * Converts bundle events to changes for the host's listener. The framework delivers events
 * asynchronously, when the bundle may already have another version. Therefore a synchronous
 * listener records the version at the time of the event; the host's listener is called later,
 * outside the framework's locks.
 */
final class BundleChanges implements BundleListener {
  private final BundleContext context;
  private final Consumer<BundleChange> listener;
  private final Map<BundleEvent, String> versions = new ConcurrentHashMap<>();

  BundleChanges(BundleContext context, Consumer<BundleChange> listener) {
    this.context = context;
    this.listener = listener;
  }

  /** Calls the host's listener from now on. */
  void listen() {
    context.addBundleListener(this);
    context.addBundleListener((SynchronousBundleListener) this::record);
  }

  private void record(BundleEvent event) {
    if (kind(event.getType()).isPresent()) {
      versions.put(event, event.getBundle().getVersion().toString());
    }
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    Optional<BundleChange.Kind> kind = kind(event.getType());
    if (kind.isEmpty()) {
      return;
    }
    Bundle bundle = event.getBundle();
    String version = versions.remove(event);
    BundleChange change =
        new BundleChange(
            kind.get(),
            String.valueOf(bundle.getSymbolicName()),
            version == null ? bundle.getVersion().toString() : version,
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
      if (digests == null) {
        return Optional.empty();
      }
      try {
        return digests.sha256(bundle);
      } finally {
        context.ungetService(reference);
      }
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }
}
