// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.metrics.DurationHistogram;
import io.odpf.optimus.plugin.api.metrics.MetricFamily;
import io.odpf.optimus.plugin.api.metrics.Sample;
import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.GoCommand;
import io.odpf.optimus.plugin.management.access.Role;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metrics, as Prometheus's own tools read them. */
@Tag("process")
class MetricsTest {
  private static final String HOSTILE = "a\"b\\c\nd é <img onerror=x>";

  @TempDir static Path directory;
  private static TestRuntime runtime;
  private static RestClient rest;

  @BeforeAll
  static void start() throws Exception {
    runtime = TestRuntime.start(directory);
    rest = new RestClient(runtime, HttpClient.Version.HTTP_1_1);
    DurationHistogram times = new DurationHistogram(DurationHistogram.CALLS);
    times.record(500_000);
    times.record(500_001);
    times.record(3_600_000_000_000L);
    runtime.metrics.add(
        () ->
            List.of(
                new MetricFamily(
                    "acme_request_duration_seconds",
                    "Times of \"requests\".\nAnd more.",
                    MetricFamily.Type.HISTOGRAM,
                    List.of("plugin"),
                    List.of(times.sample(HOSTILE)))));
  }

  @AfterAll
  static void stop() {
    runtime.close();
  }

  private static String scrape(String accept) throws Exception {
    HttpResponse<InputStream> response =
        rest.send(
            rest.request("/metrics", Optional.of(TestRuntime.token(Role.READER)))
                .header("Accept", accept));
    assertThat(response.statusCode()).isEqualTo(200);
    return RestClient.text(response);
  }

  private static Path write(String metrics) throws Exception {
    return Files.writeString(Files.createTempFile(directory, "metrics", ".txt"), metrics);
  }

  @Test
  void satisfiesTheLinterOfPromtool() throws Exception {
    Path linter = Fixtures.cache().resolve("promlint");
    new GoCommand(Fixtures.cache()).build(Fixtures.sources("promlint"), linter, List.of("."));
    Path metrics = write(scrape("text/plain"));

    assertThat(
            Command.of(directory, "/bin/sh", "-c", "exec " + linter + " < " + metrics)
                .run()
                .orThrow()
                .out())
        .isEmpty();
  }

  @Test
  void isReadByTheStrictParserOfOpenMetrics() throws Exception {
    Path metrics = write(scrape("application/openmetrics-text; version=1.0.0"));

    String families =
        Command.of(
                directory,
                "/usr/bin/python3",
                "-c",
                """
                import sys
                from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse
                for family in parse(open(sys.argv[1], encoding='utf-8').read()):
                    print(family.type, family.name, [s.labels.get('plugin') for s in family.samples][:1])
                """,
                metrics.toString())
            .run()
            .orThrow()
            .out();

    assertThat(families)
        .contains("info optimus_plugin_build ")
        .contains("counter process_cpu_seconds ")
        .contains("gauge jvm_threads_current ")
        .contains("histogram acme_request_duration_seconds ['a\"b\\\\c\\nd é <img onerror=x>']");
  }

  @Test
  void countsDurationsInRangesWithInclusiveBounds() throws Exception {
    assertThat(scrape("text/plain").lines().filter(it -> it.startsWith("acme")))
        .anyMatch(line -> line.endsWith("le=\"5.0E-4\"} 1"))
        .anyMatch(line -> line.endsWith("le=\"0.001\"} 2"))
        .anyMatch(line -> line.endsWith("le=\"60.0\"} 2"))
        .anyMatch(line -> line.endsWith("le=\"+Inf\"} 3"));
  }

  @Test
  void countsCallsOfTheApiAndRequestsThatAreNotLetIn() throws Exception {
    rest.send(rest.request("/v1/status", Optional.of(TestRuntime.token(Role.READER))));
    rest.send(rest.request("/v1/plugins/nobody", Optional.of(TestRuntime.token(Role.READER))));
    rest.send(rest.request("/v1/audit", Optional.of(TestRuntime.token(Role.READER))));

    assertThat(scrape("text/plain"))
        .contains(
            "optimus_plugin_management_call_duration_seconds_count"
                + "{method=\"GetStatus\",outcome=\"ok\"} 1")
        .contains("method=\"GetPluginInfo\",outcome=\"not_found\"")
        .contains("optimus_plugin_management_refused_total{code=\"management-forbidden\"} 1");
  }

  @Test
  void leavesOutASourceThatFailsOrTellsTooMuchOrRepeatsAName() throws Exception {
    List<Sample> many = Collections.nCopies(10_001, Sample.Value.of(1));
    var broken =
        List.<io.odpf.optimus.plugin.api.metrics.MetricSource>of(
            () -> {
              throw new IllegalStateException("broken");
            },
            () ->
                List.of(
                    new MetricFamily(
                        "acme_many", "Many.", MetricFamily.Type.GAUGE, List.of(), many)),
            () ->
                List.of(
                    new MetricFamily(
                        "jvm_threads_current",
                        "Stolen.",
                        MetricFamily.Type.GAUGE,
                        List.of(),
                        List.of())));
    runtime.metrics.addAll(broken);
    try {
      assertThat(scrape("text/plain"))
          .contains("jvm_threads_current ", "acme_request_duration_seconds_count")
          .doesNotContain("Stolen", "acme_many");
      assertThat(scrape("text/plain")).contains("optimus_plugin_metric_failures_total ");
    } finally {
      runtime.metrics.removeAll(broken);
    }
  }

  @Test
  void requiresAReader() throws Exception {
    assertThat(rest.send(rest.request("/metrics", Optional.empty())).statusCode()).isEqualTo(401);
  }

  @Test
  void isCompressedForWhoAcceptsIt() throws Exception {
    HttpResponse<InputStream> response =
        rest.send(
            rest.request("/metrics", Optional.of(TestRuntime.token(Role.READER)))
                .header("Accept-Encoding", "gzip"));

    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    try (InputStream body = new GZIPInputStream(response.body())) {
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
          .contains("# TYPE process_open_fds gauge");
    }
  }
}
