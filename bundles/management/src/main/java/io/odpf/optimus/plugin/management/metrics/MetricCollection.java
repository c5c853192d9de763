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
 * Reads the metrics of all sources. Omits and counts a source that fails or returns more than
 * 10,000 samples, so that it does not affect the others. Thread-safe.
 */
public final class MetricCollection {
  /**
   * The most samples of one source; enough for all methods and outcomes of a large machine's
   * plugins.
   */
  private static final int MOST_SAMPLES = 10_000;

  private static final System.Logger LOG = System.getLogger(MetricCollection.class.getName());

  private final List<MetricSource> own;
  private final Supplier<List<MetricSource>> others;
  private final LongAdder failures = new LongAdder();

  /**
   * Creates a collection.
   *
   * @param own the server's sources, which take precedence: another source with the same name is
   *     omitted
   * @param others returns the current sources of other bundles
   */
  public MetricCollection(List<MetricSource> own, Supplier<List<MetricSource>> others) {
    this.own = List.copyOf(own);
    this.others = others;
  }

  /** Reads all sources. */
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
