// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.metrics;

import io.odpf.optimus.plugin.api.metrics.MetricFamily;
import io.odpf.optimus.plugin.api.metrics.MetricSource;
import io.odpf.optimus.plugin.api.metrics.Sample;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The metrics of all plugins that a supervisor knows. Thread-safe. */
public final class PluginMetrics implements MetricSource {
  private static final List<String> PLUGIN = List.of("plugin");
  private static final double NANOS = 1e9;

  private final Supplier<List<MeasuredPlugin>> plugins;

  /**
   * Creates the metrics.
   *
   * @param plugins tells the plugins at the moment
   */
  public PluginMetrics(Supplier<List<MeasuredPlugin>> plugins) {
    this.plugins = plugins;
  }

  @Override
  public List<MetricFamily> metrics() {
    List<MeasuredPlugin> known = plugins.get();
    List<Sample> ready = new ArrayList<>();
    List<Sample> restarts = new ArrayList<>();
    List<Sample> cpu = new ArrayList<>();
    List<Sample> memory = new ArrayList<>();
    List<Sample> calls = new ArrayList<>();
    for (MeasuredPlugin plugin : known) {
      String name = plugin.status().name();
      boolean serves = plugin.status().state() == PluginState.READY;
      ready.add(Sample.Value.of(serves ? 1 : 0, name));
      restarts.add(Sample.Value.of(plugin.status().restarts(), name));
      if (plugin.status().pid().isPresent()) {
        double seconds = plugin.status().usage().cpu().toNanos() / NANOS;
        cpu.add(Sample.Value.of(seconds, name));
      }
      plugin.status().usage().memory().ifPresent(bytes -> memory.add(Sample.Value.of(bytes, name)));
      calls.addAll(plugin.calls().samples(name));
    }
    return List.of(
        new MetricFamily(
            "optimus_plugin_plugins",
            "Plugins that the runtime knows, by state.",
            MetricFamily.Type.GAUGE,
            List.of("state"),
            states(known)),
        new MetricFamily(
            "optimus_plugin_ready",
            "Whether a plugin is ready: 1 or 0.",
            MetricFamily.Type.GAUGE,
            PLUGIN,
            ready),
        new MetricFamily(
            "optimus_plugin_restarts_total",
            "Restarts of a plugin after failures.",
            MetricFamily.Type.COUNTER,
            PLUGIN,
            restarts),
        new MetricFamily(
            "optimus_plugin_process_cpu_seconds_total",
            "Processor time of a plugin's current process.",
            MetricFamily.Type.COUNTER,
            PLUGIN,
            cpu),
        new MetricFamily(
            "optimus_plugin_process_resident_memory_bytes",
            "Resident memory of a plugin's current process.",
            MetricFamily.Type.GAUGE,
            PLUGIN,
            memory),
        new MetricFamily(
            "optimus_plugin_call_duration_seconds",
            "Times of calls to a plugin, by method and outcome.",
            MetricFamily.Type.HISTOGRAM,
            List.of("plugin", "method", "outcome"),
            calls));
  }

  private static List<Sample> states(List<MeasuredPlugin> plugins) {
    List<Sample> counts = new ArrayList<>();
    for (PluginState state : PluginState.values()) {
      long count = plugins.stream().filter(it -> it.status().state() == state).count();
      counts.add(Sample.Value.of(count, state.name().toLowerCase(Locale.ROOT)));
    }
    return counts;
  }
}
