// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.metrics;

import io.odpf.optimus.plugin.api.metrics.MetricFamily;
import io.odpf.optimus.plugin.api.metrics.MetricSource;
import io.odpf.optimus.plugin.api.metrics.Sample;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Asks all sources for their metrics. One that fails, or tells more than is permitted, does not
 * keep the others from being read, and is counted. Thread-safe.
 */
public final class MetricCollection {
  /** Of one source: the plugins of a large machine, with all their methods and outcomes. */
  private static final int MOST_SAMPLES = 10_000;

  private static final System.Logger LOG = System.getLogger(MetricCollection.class.getName());

  private final List<MetricSource> own;
  private final Supplier<List<MetricSource>> others;
  private final LongAdder failures = new LongAdder();

  /**
   * Creates a collection.
   *
   * @param own the server's sources, whose names no other source can take
   * @param others tells the sources of other bundles at the moment
   */
  public MetricCollection(List<MetricSource> own, Supplier<List<MetricSource>> others) {
    this.own = List.copyOf(own);
    this.others = others;
  }

  /** Asks all sources now. */
  MetricSnapshots snapshots() {
    Map<String, MetricSnapshot> snapshots = new TreeMap<>();
    own.forEach(source -> add(source, snapshots));
    others.get().forEach(source -> add(source, snapshots));
    snapshots.put(
        "optimus_plugin_metric_failures",
        CounterSnapshot.builder()
            .name("optimus_plugin_metric_failures")
            .help("Sources and families of metrics that were left out because they are not valid.")
            .dataPoint(
                CounterSnapshot.CounterDataPointSnapshot.builder()
                    .value((double) failures.sum())
                    .build())
            .build());
    return new MetricSnapshots(snapshots.values());
  }

  private void add(MetricSource source, Map<String, MetricSnapshot> snapshots) {
    try {
      int samples = 0;
      for (MetricFamily family : source.metrics()) {
        samples += size(family);
        if (samples > MOST_SAMPLES) {
          throw new IllegalArgumentException("more than " + MOST_SAMPLES + " samples");
        }
        MetricSnapshot snapshot = MetricSnapshotReader.read(family);
        if (snapshots.putIfAbsent(snapshot.getMetadata().getPrometheusName(), snapshot) != null) {
          throw new IllegalArgumentException("another source has " + family.name());
        }
      }
    } catch (RuntimeException failure) {
      failures.increment();
      LOG.log(
          System.Logger.Level.DEBUG,
          "metrics of " + source.getClass().getName() + " were left out",
          failure);
    }
  }

  private static int size(MetricFamily family) {
    int size = 0;
    for (Sample sample : family.samples()) {
      size += sample instanceof Sample.Distribution counts ? counts.counts().size() : 1;
    }
    return size;
  }
}
