// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.metrics;

import io.odpf.optimus.plugin.api.metrics.MetricFamily;
import io.odpf.optimus.plugin.api.metrics.Sample;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Converts metric families to the snapshots of the Prometheus client library. */
final class MetricSnapshotReader {
  private MetricSnapshotReader() {}

  /**
   * Converts a family.
   *
   * @throws RuntimeException if the family is invalid, for instance a histogram with single values
   */
  static MetricSnapshot read(MetricFamily family) {
    String name = family.name();
    String stem = name.substring(0, name.length() - family.type().suffix().length());
    return switch (family.type()) {
      case COUNTER -> counter(family, stem);
      case GAUGE -> gauge(family, stem);
      case INFO -> info(family, stem);
      case HISTOGRAM -> histogram(family, stem);
    };
  }

  private static MetricSnapshot counter(MetricFamily family, String stem) {
    CounterSnapshot.Builder builder = CounterSnapshot.builder().name(stem).help(family.help());
    for (Sample sample : family.samples()) {
      builder.dataPoint(
          CounterSnapshot.CounterDataPointSnapshot.builder()
              .labels(labels(family, sample))
              .value(value(sample))
              .build());
    }
    return builder.build();
  }

  private static MetricSnapshot gauge(MetricFamily family, String stem) {
    GaugeSnapshot.Builder builder = GaugeSnapshot.builder().name(stem).help(family.help());
    for (Sample sample : family.samples()) {
      builder.dataPoint(
          GaugeSnapshot.GaugeDataPointSnapshot.builder()
              .labels(labels(family, sample))
              .value(value(sample))
              .build());
    }
    return builder.build();
  }

  private static MetricSnapshot info(MetricFamily family, String stem) {
    InfoSnapshot.Builder builder = InfoSnapshot.builder().name(stem).help(family.help());
    for (Sample sample : family.samples()) {
      builder.dataPoint(
          InfoSnapshot.InfoDataPointSnapshot.builder().labels(labels(family, sample)).build());
    }
    return builder.build();
  }

  private static MetricSnapshot histogram(MetricFamily family, String stem) {
    HistogramSnapshot.Builder builder = HistogramSnapshot.builder().name(stem).help(family.help());
    for (Sample sample : family.samples()) {
      Sample.Distribution distribution = (Sample.Distribution) sample;
      List<Double> bounds = new ArrayList<>(distribution.bounds());
      bounds.add(Double.POSITIVE_INFINITY);
      builder.dataPoint(
          HistogramSnapshot.HistogramDataPointSnapshot.builder()
              .labels(labels(family, sample))
              .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, distribution.counts()))
              .sum(distribution.sum())
              .build());
    }
    return builder.build();
  }

  private static Labels labels(MetricFamily family, Sample sample) {
    return Labels.of(family.labels(), sample.labels());
  }

  private static double value(Sample sample) {
    return ((Sample.Value) sample).value();
  }
}
