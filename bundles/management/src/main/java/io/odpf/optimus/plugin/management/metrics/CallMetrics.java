// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.metrics;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.api.metrics.DurationHistogram;
import io.odpf.optimus.plugin.api.metrics.MetricFamily;
import io.odpf.optimus.plugin.api.metrics.MetricSource;
import io.odpf.optimus.plugin.api.metrics.Sample;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.management.method.Handler;
import io.odpf.optimus.plugin.management.method.ManagementMethod;
import io.odpf.optimus.plugin.management.problem.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/** Measures the calls of the management API in both protocols. Thread-safe. */
public final class CallMetrics implements MetricSource {
  private final IntSupplier open;
  private final Map<Ended, DurationHistogram> times = new ConcurrentHashMap<>();
  private final Map<ProblemCode, LongAdder> refused = new ConcurrentHashMap<>();

  /** The labels of a histogram. Their number is bounded by that of methods and outcomes. */
  private record Ended(String method, Outcome outcome) {}

  /**
   * Creates the metrics.
   *
   * @param open returns the number of open calls
   */
  public CallMetrics(IntSupplier open) {
    this.open = open;
  }

  /**
   * Returns a method that records the duration and outcome of its calls. Streams are not measured,
   * since the caller decides how long they last.
   */
  public <Q extends Message, R extends Message> ManagementMethod<Q, R> measured(
      ManagementMethod<Q, R> method) {
    return method.lasts() ? method : method.withHandler(measured(method.name(), method.handler()));
  }

  private <Q extends Message, R extends Message> Handler<Q, R> measured(
      String method, Handler<Q, R> handler) {
    return (request, call) -> {
      long begin = System.nanoTime();
      Outcome outcome = Outcome.DEFECT;
      try {
        handler.serve(request, call);
        outcome = Outcome.OK;
      } catch (Exception failure) {
        outcome = Outcome.of(failure);
        throw failure;
      } finally {
        times
            .computeIfAbsent(
                new Ended(method, outcome), key -> new DurationHistogram(DurationHistogram.CALLS))
            .record(System.nanoTime() - begin);
      }
    };
  }

  /** Counts a refused request. */
  public void refused(ProblemCode code) {
    refused.computeIfAbsent(code, key -> new LongAdder()).increment();
  }

  @Override
  public List<MetricFamily> metrics() {
    List<Sample> durations = new ArrayList<>();
    times.forEach(
        (ended, histogram) ->
            durations.add(histogram.sample(ended.method(), label(ended.outcome()))));
    List<Sample> refusals = new ArrayList<>();
    refused.forEach(
        (code, count) -> refusals.add(Sample.Value.of(count.sum(), code.entry().word())));
    return List.of(
        new MetricFamily(
            "optimus_plugin_management_call_duration_seconds",
            "Times of calls of the management API that do not stream, by method and outcome.",
            MetricFamily.Type.HISTOGRAM,
            List.of("method", "outcome"),
            durations),
        new MetricFamily(
            "optimus_plugin_management_refused_total",
            "Requests to the management API that were not let in, by the code of the problem.",
            MetricFamily.Type.COUNTER,
            List.of("code"),
            refusals),
        new MetricFamily(
            "optimus_plugin_management_open_calls",
            "Open calls of the management API, streams too.",
            MetricFamily.Type.GAUGE,
            List.of(),
            List.of(Sample.Value.of(open.getAsInt()))));
  }

  private static String label(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
