// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.metrics.MetricFamily;
import io.odpf.optimus.plugin.api.metrics.Sample;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.PluginUsage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PluginMetricsTest {
  private final CallTimes calls = new CallTimes();

  private List<Sample> samples(String name) {
    PluginStatus status =
        new PluginStatus(
            "neo",
            Path.of("optimus-neo"),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            PluginState.BACKOFF,
            Instant.EPOCH,
            OptionalLong.empty(),
            Optional.empty(),
            4,
            Optional.empty(),
            PluginUsage.NONE);
    return new PluginMetrics(() -> List.of(new MeasuredPlugin(status, calls)))
        .metrics().stream()
            .filter(family -> family.name().equals(name))
            .findFirst()
            .map(MetricFamily::samples)
            .orElseThrow();
  }

  @Test
  void countsPluginsInEveryState() {
    assertThat(samples("optimus_plugin_plugins"))
        .hasSize(PluginState.values().length)
        .contains(Sample.Value.of(1, "backoff"), Sample.Value.of(0, "ready"));
    assertThat(samples("optimus_plugin_ready")).containsExactly(Sample.Value.of(0, "neo"));
    assertThat(samples("optimus_plugin_restarts_total")).containsExactly(Sample.Value.of(4, "neo"));
    assertThat(samples("optimus_plugin_process_cpu_seconds_total")).isEmpty();
  }

  @Test
  void tellsTimesOnlyOfCallsThatOccurred() {
    calls.record(CallMethod.INFO, CallOutcome.OK, Duration.ofMillis(3).toNanos());
    calls.record(CallMethod.INFO, CallOutcome.OK, Duration.ofMinutes(3).toNanos());
    calls.record(CallMethod.DEFAULT_CONFIG, CallOutcome.NOT_RUNNING, 1);

    assertThat(samples("optimus_plugin_call_duration_seconds"))
        .extracting(Sample::labels)
        .containsExactly(
            List.of("neo", "info", "ok"), List.of("neo", "default_config", "not_running"));
    assertThat(((Sample.Distribution) samples("optimus_plugin_call_duration_seconds").get(0)).sum())
        .isEqualTo(180.003);
    assertThat(calls.calls()).isEqualTo(3);
    assertThat(calls.failures()).isEqualTo(1);
    assertThat(calls.total()).isEqualTo(Duration.ofMillis(180_003).plusNanos(1));
  }
}
