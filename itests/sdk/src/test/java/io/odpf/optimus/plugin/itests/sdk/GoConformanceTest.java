// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.sdk;

import static io.odpf.optimus.plugin.jobs.conformance.ConformanceCheck.EMPTY_REQUESTS;
import static io.odpf.optimus.plugin.jobs.conformance.ConformanceCheck.HANDSHAKE;
import static io.odpf.optimus.plugin.jobs.conformance.ConformanceCheck.HOSTILE_ANSWERS;
import static io.odpf.optimus.plugin.jobs.conformance.ConformanceCheck.OUTPUT;
import static io.odpf.optimus.plugin.jobs.conformance.ConformanceCheck.QUESTIONS;
import static io.odpf.optimus.plugin.jobs.conformance.ConformanceCheck.SHUTDOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.supervisor.TrialRequest;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.jobs.conformance.ConformanceReport;
import io.odpf.optimus.plugin.jobs.conformance.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Plugins in Go on trial. */
class GoConformanceTest {
  private static final Path FIXTURES =
      Path.of(System.getProperty("optimus.itests.fixtures")).toAbsolutePath().normalize();
  private static final Path CACHE =
      Path.of(System.getProperty("optimus.itests.cache"))
          .toAbsolutePath()
          .normalize()
          .resolve("go");

  @TempDir Path directory;

  private TrialFixture trials;

  @BeforeEach
  void open() {
    trials = new TrialFixture(directory);
  }

  @AfterEach
  void close() {
    trials.close();
  }

  private ConformanceReport test(String role) throws InterruptedException {
    return trials.test(FixturePlugins.build(FIXTURES, CACHE).actor(), Map.of(Role.VARIABLE, role));
  }

  @ParameterizedTest
  @EnumSource
  void knowsTheFlawsOfEachGeneration(Generation generation) throws InterruptedException {
    ConformanceReport report = test("generation=" + generation);

    assertThat(TrialFixture.failed(report)).isEmpty();
    assertThat(report.info().orElseThrow().generation()).isEqualTo(generation);
    assertThat(TrialFixture.having(report, Verdict.KNOWN)).containsExactly(EMPTY_REQUESTS);
    assertThat(report.result(EMPTY_REQUESTS).details())
        .anyMatch(line -> line.contains("nil pointer dereference"))
        .last()
        .asString()
        .contains("known in its SDK");
  }

  @ParameterizedTest
  @CsvSource({
    "type=hook&generation=A",
    "type=hook&generation=C",
    "generation=C&mods=cli",
    "generation=C&mods=none",
    "generation=E&package=raystack"
  })
  void passesWhatAPluginLeavesOut(String role) throws InterruptedException {
    assertThat(TrialFixture.failed(test(role))).isEmpty();
  }

  @Test
  void passesAPluginOnAnOldGoPlugin() throws InterruptedException {
    Path actor = FixturePlugins.buildOld(FIXTURES, CACHE).actor();

    ConformanceReport report = trials.test(actor, Map.of(Role.VARIABLE, "generation=C"));

    assertThat(TrialFixture.failed(report)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "banner=Welcome,Welcome",
    "exit=7,exit code 7",
    "init-error,ended before its handshake",
    "core=2,version 2",
    "dead-socket,cannot be used"
  })
  void namesTheFaultOfAHandshake(String role, String fault) throws InterruptedException {
    ConformanceReport report = test(role);

    assertThat(TrialFixture.failed(report)).containsExactly(HANDSHAKE);
    assertThat(report.result(HANDSHAKE).details()).singleElement().asString().contains(fault);
    assertThat(report.count(Verdict.SKIPPED)).isEqualTo(report.results().size() - 1);
  }

  @Test
  void findsOutputBesidesTheHandshake() throws InterruptedException {
    ConformanceReport report = test("stdout=hello\n");

    assertThat(TrialFixture.failed(report)).containsExactly(OUTPUT);
    assertThat(report.result(OUTPUT).details()).singleElement().asString().contains("hello");
  }

  @Test
  void findsAPluginThatDoesNotShutDown() throws InterruptedException {
    TrialRequest request =
        TrialRequest.of(FixturePlugins.build(FIXTURES, CACHE).actor())
            .withVariables(Map.of(Role.VARIABLE, "shutdown=ignore"));

    ConformanceReport report = trials.test(request, Duration.ofMillis(300));

    assertThat(TrialFixture.failed(report)).containsExactly(SHUTDOWN);
    assertThat(report.result(SHUTDOWN).details())
        .first()
        .asString()
        .startsWith("it did not end within");
  }

  @Test
  void namesACallThatEndsThePlugin() throws InterruptedException {
    ConformanceReport report = test("crash=exit:7&calls=1&only=GetQuestions");

    assertThat(TrialFixture.failed(report)).contains(QUESTIONS).doesNotContain(HOSTILE_ANSWERS);
    assertThat(report.result(QUESTIONS).details())
        .containsExactly("GetQuestions ended the plugin with exit code 7");
  }

  @Test
  void refusesAGenerationThatIsNotServed() throws InterruptedException {
    TrialRequest request =
        TrialRequest.of(FixturePlugins.build(FIXTURES, CACHE).actor())
            .withVariables(Map.of(Role.VARIABLE, "generation=C"))
            .speaking(Generation.B);

    ConformanceReport report = trials.test(request, Duration.ofSeconds(60));

    assertThat(TrialFixture.failed(report)).isEqualTo(List.of(HANDSHAKE));
    assertThat(report.result(HANDSHAKE).details())
        .singleElement()
        .asString()
        .contains("does not serve generation B");
  }
}
