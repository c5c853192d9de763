// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.metrics;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.metrics.DurationHistogram;
import io.odpf.optimus.plugin.api.metrics.MetricFamily;
import io.odpf.optimus.plugin.api.metrics.MetricSource;
import io.odpf.optimus.plugin.api.metrics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts changes of install locations, except dry runs. Thread-safe. */
public final class ChangeMetrics implements MetricSource {
  private static final Change[] CHANGES = Change.values();
  private static final Outcome[] OUTCOMES = Outcome.values();

  private final AtomicReferenceArray<DurationHistogram> times =
      new AtomicReferenceArray<>(CHANGES.length * OUTCOMES.length);
  private final AtomicReferenceArray<LongAdder> plugins =
      new AtomicReferenceArray<>(PluginOutcome.Action.values().length);
  private final LongAdder fetched = new LongAdder();

  /** The operations that change an install location. */
  public enum Change {
    INSTALL,
    UPGRADE,
    ROLLBACK,
    CLEAN
  }

  private enum Outcome {
    DONE,
    FAILED,
    INTERRUPTED
  }

  /** The work of a change. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws PluginManagerException, InterruptedException;
  }

  /** Runs a change, and records its duration and outcome. */
  public <T> T measure(Change change, Work<T> work)
      throws PluginManagerException, InterruptedException {
    long begin = System.nanoTime();
    Outcome outcome = Outcome.FAILED;
    try {
      T result = work.run();
      outcome = Outcome.DONE;
      return result;
    } catch (InterruptedException e) {
      outcome = Outcome.INTERRUPTED;
      throw e;
    } finally {
      count(change, outcome, System.nanoTime() - begin);
    }
  }

  private void count(Change change, Outcome outcome, long tookNanos) {
    int place = change.ordinal() * OUTCOMES.length + outcome.ordinal();
    if (times.get(place) == null) {
      times.compareAndSet(place, null, new DurationHistogram(DurationHistogram.OPERATIONS));
    }
    times.get(place).record(tookNanos);
  }

  /** Counts the plugins of a change by outcome. */
  public void count(List<PluginOutcome> outcomes) {
    for (PluginOutcome outcome : outcomes) {
      int place = outcome.action().ordinal();
      if (plugins.get(place) == null) {
        plugins.compareAndSet(place, null, new LongAdder());
      }
      plugins.get(place).increment();
    }
  }

  /** Counts bytes of artifacts that were received over the network. */
  public void fetched(long bytes) {
    fetched.add(bytes);
  }

  @Override
  public List<MetricFamily> metrics() {
    List<Sample> durations = new ArrayList<>();
    for (int place = 0; place < times.length(); place++) {
      DurationHistogram histogram = times.get(place);
      if (histogram != null) {
        durations.add(
            histogram.sample(
                label(CHANGES[place / OUTCOMES.length]), label(OUTCOMES[place % OUTCOMES.length])));
      }
    }
    List<Sample> changed = new ArrayList<>();
    for (PluginOutcome.Action action : PluginOutcome.Action.values()) {
      LongAdder count = plugins.get(action.ordinal());
      if (action != PluginOutcome.Action.UNCHANGED) {
        changed.add(Sample.Value.of(count == null ? 0 : count.sum(), label(action)));
      }
    }
    return List.of(
        new MetricFamily(
            "optimus_plugin_change_duration_seconds",
            "Times of changes of install locations, by operation and outcome.",
            MetricFamily.Type.HISTOGRAM,
            List.of("operation", "outcome"),
            durations),
        new MetricFamily(
            "optimus_plugin_changed_total",
            "Plugins that were changed, by action.",
            MetricFamily.Type.COUNTER,
            List.of("action"),
            changed),
        new MetricFamily(
            "optimus_plugin_fetched_bytes_total",
            "Bytes of artifacts that installs and upgrades received over the network.",
            MetricFamily.Type.COUNTER,
            List.of(),
            List.of(Sample.Value.of(fetched.sum()))));
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
