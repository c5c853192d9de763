// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.supervisor.PluginEvent;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.SupervisorListener;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.supervisor.lifecycle.LifecycleLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** New versions that are observed beside the old process before they get calls. */
class CanaryTest extends SupervisorTestCase {
  /** Chosen by each test before it opens a supervisor again. */
  private Duration observation = LONG;

  @Override
  LifecycleLimits limits() {
    return LifecycleLimits.DEFAULT.withCanary(observation);
  }

  private void observeFor(Duration chosen) throws Exception {
    close();
    observation = chosen;
    open();
  }

  private static Role version(String version) {
    return Role.of(Generation.C).with("version", version);
  }

  private long start() throws Exception {
    install("neo", version("1"));
    supervisor.start(List.of("neo"), LONG);
    return status().pid().orElseThrow();
  }

  private PluginStatus status() {
    return supervisor.plugin("neo").orElseThrow();
  }

  private String versionThatAnswers() throws Exception {
    return supervisor.client("neo").info(PATIENT).version().orElseThrow();
  }

  private long awaitCanary() {
    Eventually.until(() -> "a canary of " + status(), () -> status().canary().isPresent());
    return status().canary().orElseThrow().pid();
  }

  private void awaitFailure(String code) {
    Eventually.until(
        () -> "a failure " + code + " of " + status(),
        () -> status().failure().filter(it -> it.code().word().equals(code)).isPresent());
  }

  /** Requires that only the old process is left, and is called. */
  private void assertKept(long pid) throws Exception {
    Eventually.until(() -> "one process: " + processes(), () -> processes().size() == 1);
    assertThat(status().pid()).hasValue(pid);
    assertThat(status().state()).isEqualTo(PluginState.READY);
    assertThat(status().canary()).isEmpty();
    assertThat(status().serving().orElseThrow().pid()).isEqualTo(pid);
    assertThat(versionThatAnswers()).isEqualTo("1");
  }

  @Test
  void givesCallsToANewVersionAfterItsObservationWithoutAFailedCall() throws Exception {
    observeFor(Duration.ofSeconds(2));
    List<String> causes = new CopyOnWriteArrayList<>();
    supervisor.listen(
        new SupervisorListener() {
          @Override
          public void changed(PluginEvent event) {
            causes.add(event.cause());
          }
        });
    long old = start();
    PluginClient client = supervisor.client("neo");
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger calls = new AtomicInteger();
    FutureTask<Void> caller =
        new FutureTask<>(
            () -> {
              while (!enough.get()) {
                client.info(PATIENT);
                calls.incrementAndGet();
              }
              return null;
            });
    new Thread(caller).start();

    install("neo", version("2"));

    long canary = awaitCanary();
    assertThat(status().pid()).hasValue(old);
    Eventually.until(() -> "a replaced " + status(), () -> status().pid().orElse(0) == canary);
    enough.set(true);
    caller.get();
    assertThat(calls.get()).isPositive();
    assertThat(versionThatAnswers()).isEqualTo("2");
    assertThat(status().canary()).isEmpty();
    assertThat(status().restarts()).isZero();
    Eventually.until(() -> "one process: " + processes(), () -> processes().size() == 1);
    assertThat(causes).containsSubsequence("handshake done", "canary started", "replaced");
  }

  @Test
  void keepsTheOldProcessWhenACanaryDoesNotStart() throws Exception {
    long old = start();

    install("neo", version("2").with("banner", "Hello"));
    awaitFailure("handshake-garbled");
    assertKept(old);

    install("neo", version("3").with("exit", "3"));
    awaitFailure("plugin-exited");
    assertKept(old);
  }

  @Test
  void endsACanaryThatBecomesUnhealthyAndKeepsTheOldProcess() throws Exception {
    Path health = directory.resolve("health");
    long old = start();
    install("neo", version("2").with("health-file", health.toString()));
    awaitCanary();

    Files.writeString(health, "not-serving");

    awaitFailure("plugin-canary");
    assertKept(old);
    assertThat(status().failure().orElseThrow().message())
        .isEqualTo(
            "the new process of plugin neo failed a health check while it was observed, and was"
                + " ended; the old one continues");
  }

  @Test
  void keepsTheOldProcessWhenACanaryDies() throws Exception {
    long old = start();
    install("neo", version("2"));

    ProcessHandle.of(awaitCanary()).orElseThrow().destroyForcibly();

    awaitFailure("plugin-canary");
    assertThat(status().failure().orElseThrow().message()).contains("ended with signal 9");
    assertKept(old);

    supervisor.restart(List.of("neo"), LONG);
    assertThat(awaitCanary()).isNotEqualTo(old);
    assertThat(status().failure()).isEmpty();
  }

  @Test
  void observesANewerBinaryInsteadAndUsesItWhenTheOldProcessEnds() throws Exception {
    long old = start();
    install("neo", version("2"));
    long first = awaitCanary();

    install("neo", version("3"));
    Eventually.until(
        () -> "another canary of " + status(),
        () -> status().canary().filter(it -> it.pid() != first).isPresent());
    long second = status().canary().orElseThrow().pid();
    Eventually.until(() -> "two processes: " + processes(), () -> processes().size() == 2);
    ProcessHandle.of(old).orElseThrow().destroyForcibly();

    Eventually.until(() -> "a replaced " + status(), () -> status().pid().orElse(0) == second);
    assertThat(versionThatAnswers()).isEqualTo("3");
    assertThat(status().state()).isEqualTo(PluginState.READY);
  }

  @Test
  void replacesOtherPluginsAndStopsDuringAnObservation() throws Exception {
    long old = start();
    install("neo", version("2"));
    awaitCanary();
    install("trinity", version("1"));
    supervisor.start(List.of("trinity"), LONG);

    supervisor.restart(List.of("trinity"), LONG);
    assertThat(supervisor.client("trinity").info(PATIENT).version()).contains("1");
    assertThat(status().pid()).hasValue(old);
    supervisor.stop(List.of("neo"), LONG);

    assertThat(status().state()).isEqualTo(PluginState.STOPPED);
    assertThat(status().canary()).isEmpty();
    assertThat(processes()).hasSize(1);
  }
}
