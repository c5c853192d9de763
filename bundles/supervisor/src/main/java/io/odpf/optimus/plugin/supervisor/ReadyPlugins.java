// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.supervisor.PluginEvent;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.api.supervisor.SupervisorListener;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Offers each ready plugin as a service with its properties, and withdraws it when it is no longer
 * ready. Called by one thread at a time until it is closed.
 */
final class ReadyPlugins implements SupervisorListener, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ReadyPlugins.class.getName());

  private final Supervisor supervisor;
  private final Offer offer;

  @GuardedBy("this")
  private final Map<String, Offered> offered = new HashMap<>();

  @GuardedBy("this")
  private boolean closed;

  /** Registers plugins as services. */
  @FunctionalInterface
  interface Offer {
    Offered make(PluginClient plugin, Map<String, Object> properties);
  }

  /**
   * The registration of a plugin.
   *
   * @param change updates the properties
   * @param withdraw withdraws the plugin
   */
  record Offered(Consumer<Map<String, Object>> change, Runnable withdraw) {}

  ReadyPlugins(Supervisor supervisor, Offer offer) {
    this.supervisor = supervisor;
    this.offer = offer;
  }

  @Override
  public void changed(PluginEvent event) {
    Optional<PluginStatus> status = supervisor.plugin(event.plugin());
    boolean ready =
        event.to() == PluginState.READY
            && status.isPresent()
            && status.get().state() == PluginState.READY;
    if (ready) {
      offer(status.get());
    } else {
      withdraw(event.plugin());
    }
  }

  private synchronized void offer(PluginStatus status) {
    if (closed) {
      return;
    }
    Map<String, Object> properties = properties(status);
    Offered known = offered.get(status.name());
    if (known != null) {
      known.change().accept(properties);
      return;
    }
    try {
      offered.put(status.name(), offer.make(supervisor.client(status.name()), properties));
    } catch (SupervisorException e) {
      LOG.log(Level.DEBUG, "removed meanwhile", e);
    }
  }

  private synchronized void withdraw(String plugin) {
    Offered known = offered.remove(plugin);
    if (known != null) {
      known.withdraw().run();
    }
  }

  static Map<String, Object> properties(PluginStatus status) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(PluginClient.NAME, status.name());
    Optional<PluginInfo> info = status.info();
    Optional<String> version =
        status.managed() ? status.version() : info.flatMap(PluginInfo::version);
    version
        .or(status::version)
        .or(() -> info.flatMap(PluginInfo::version))
        .ifPresent(it -> properties.put(PluginClient.VERSION, it));
    if (info.isPresent()) {
      properties.put(PluginClient.TYPE, lower(info.get().type()));
      properties.put(PluginClient.GENERATION, info.get().generation().name());
      properties.put(
          PluginClient.MODS,
          info.get().mods().stream().map(ReadyPlugins::lower).sorted().toArray(String[]::new));
    }
    return properties;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Withdraws all plugins; none is offered afterwards. */
  @Override
  public synchronized void close() {
    closed = true;
    offered.values().forEach(known -> known.withdraw().run());
    offered.clear();
  }
}
