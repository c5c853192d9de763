// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.manager.LocationListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Notifies listeners of changed locations. A new listener is notified of earlier changes, too, so
 * that a supervisor that starts late finds all plugins. Thread-safe.
 */
final class LocationListeners implements LocationListener {
  @GuardedBy("this")
  private final List<LocationListener> listeners = new ArrayList<>();

  @GuardedBy("this")
  private final Set<Path> changed = new LinkedHashSet<>();

  void add(LocationListener listener) {
    List<Path> before;
    synchronized (this) {
      listeners.add(listener);
      before = List.copyOf(changed);
    }
    before.forEach(listener::changed);
  }

  synchronized void remove(LocationListener listener) {
    listeners.remove(listener);
  }

  @Override
  public void changed(Path location) {
    List<LocationListener> notified;
    synchronized (this) {
      changed.add(location);
      notified = List.copyOf(listeners);
    }
    for (LocationListener listener : notified) {
      listener.changed(location);
    }
  }
}
