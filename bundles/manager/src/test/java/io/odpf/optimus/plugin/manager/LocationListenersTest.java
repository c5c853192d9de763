// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.LocationListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocationListenersTest {
  private final LocationListeners listeners = new LocationListeners();
  private final List<Path> notified = new ArrayList<>();

  @Test
  void notifiesALateListenerOfEarlierChanges() {
    listeners.changed(Path.of("a"));
    listeners.changed(Path.of("b"));
    listeners.changed(Path.of("a"));

    listeners.add(notified::add);

    assertThat(notified).containsExactly(Path.of("a"), Path.of("b"));
  }

  @Test
  void notifiesAListenerOfEveryChangeUntilItIsRemoved() {
    LocationListener listener = notified::add;
    listeners.add(listener);
    listeners.changed(Path.of("a"));
    listeners.changed(Path.of("a"));

    listeners.remove(listener);
    listeners.changed(Path.of("b"));

    assertThat(notified).containsExactly(Path.of("a"), Path.of("a"));
  }
}
