// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that no one would write: they are read or reported, and never end the reading. */
class GeneratedSpecTest {
  private static final int ROUNDS = 3_000;
  private static final int SIZE = 1 << 15;
  private static final PluginNames PLUGINS = new PluginNames(Set.of("neo"), Set.of("after"));

  private static final String JOB =
      """
      version: 2
      name: job_a
      owner: own
      schedule: {start_date: "2021-01-01", end_date: "2030-01-01", interval: "*/5 1-3 * JAN ?"}
      behavior:
        depends_on_past: true
        retry: {count: 3, delay: 2m, exponential_backoff: no}
        notify:
        - on: failure
          channels: [slack://#x]
          config: {a: b}
      task:
        name: neo
        config:
          A: '{{.DSTART}}'
          B: |-
            several
            lines
        window: {size: 1M24h, offset: -1M, truncate_to: M}
      labels: {orchestrator: optimus}
      dependencies:
      - job: other
        type: inter
      - http: {name: h, url: "http://127.0.0.1/x"}
      hooks:
      - name: after
        config: {K: v}
      metadata:
        resource: {request: {cpu: 1, memory: 1Gi}}
        airflow: {pool: p}
      """;

  private static final List<String> PIECES =
      List.of(
          "\n",
          " ",
          "  ",
          "\t",
          ":",
          ": ",
          "- ",
          "-",
          "[",
          "]",
          "{",
          "}",
          ",",
          "'",
          "\"",
          "|",
          ">",
          "#",
          "&a",
          "*a",
          "!t",
          "?",
          "%",
          "@",
          "~",
          "null",
          "true",
          "0",
          "9999999999",
          "1e9",
          "-1",
          "{{",
          "}}",
          "\u202e",
          "\u0000",
          "\ufeff",
          "\u00e9",
          "\ud83d\ude00",
          "...",
          "---",
          "<<",
          "\\",
          "M",
          "name: x");

  private static void check(byte[] bytes) {
    SpecFile file = SpecReader.read("job.yaml", bytes, SpecRole.JOB);
    Optional<JobSpec> spec = file.spec();
    assertThat(file.errors()).allMatch(problem -> problem.position().isPresent());
    if (spec.isEmpty()) {
      assertThat(file.errors()).isNotEmpty();
      return;
    }
    JobCheck.Result result = JobCheck.check(spec.get(), new Origins(List.of(file)), file.errors());
    List<Problem> missing =
        new PluginCheck(PLUGINS).check(spec.get(), () -> new Origins(List.of(file)));
    for (Problem problem :
        Stream.of(file.errors(), file.warnings(), result.errors(), result.warnings(), missing)
            .flatMap(List::stream)
            .toList()) {
      assertThat(problem.message()).isNotBlank().hasSizeLessThan(1_000);
      assertThat(problem.message().chars()).allMatch(c -> c >= ' ');
      assertThat(problem.hint()).isNotBlank();
    }
    if (file.errors().isEmpty() && result.errors().isEmpty()) {
      SpecFile again =
          SpecReader.read(
              "job.yaml",
              SpecWriter.text(spec.get()).getBytes(StandardCharsets.UTF_8),
              SpecRole.JOB);
      assertThat(again.spec()).isEqualTo(spec);
    }
  }

  @Test
  void readsOrReportsWhateverIsInsertedOrRemoved() {
    Random random = new Random(11);
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder text = new StringBuilder(JOB);
      for (int n = random.nextInt(3); n >= 0; n--) {
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) {
          text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        } else {
          text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
        }
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      try {
        check(bytes);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("round " + i + ":\n" + text, e);
      }
    }
  }

  @Test
  void readsOrReportsALotOfAnything() {
    for (String piece : PIECES) {
      check(piece.repeat((SIZE - 100) / piece.length()).getBytes(StandardCharsets.UTF_8));
    }
    for (String head :
        List.of(
            "name: ",
            "owner: \"",
            "task: {name: ",
            "schedule: {interval: \"",
            "schedule: {start_date: ",
            "behavior: {retry: {delay: \"",
            "version: 2\ntask: {window: {truncate_to: d, size: \"")) {
      for (String piece : List.of("1", "M", "*", "1M", "1h", "*/1,", "a ", "-")) {
        String text = head + piece.repeat((SIZE - 200) / piece.length());
        check(text.getBytes(StandardCharsets.UTF_8));
        check((text + "\"}}").getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
