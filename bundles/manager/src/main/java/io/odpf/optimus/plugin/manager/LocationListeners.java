// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager;

import io.odpf.optimus.plugin.api.manager.LocationListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells listeners of changed locations; one that comes later is told of those that changed before,
 * so that plugins are found however late their supervisor is started. Thread-safe.
 */
final class LocationListeners implements LocationListener {
  private final List<LocationListener> listeners = new ArrayList<>(); // guarded by this
  private final Set<Path> changed = new LinkedHashSet<>(); // guarded by this

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
    List<LocationListener> told;
    synchronized (this) {
      changed.add(location);
      told = List.copyOf(listeners);
    }
    for (LocationListener listener : told) {
      listener.changed(location);
    }
  }
}
