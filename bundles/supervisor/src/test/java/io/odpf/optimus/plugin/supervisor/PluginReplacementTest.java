// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Replaces processes of plugins during calls. */
class PluginReplacementTest extends SupervisorTestCase {
  private static final int CALLERS = 16;

  @Test
  void restartsAKilledPluginWithoutAFailedCallOfItsCallers() throws Exception {
    install("neo", Role.of(Generation.C));
    supervisor.start(List.of("neo"), LONG);
    long killed = supervisor.plugin("neo").orElseThrow().pid().orElseThrow();

    AtomicInteger calls = new AtomicInteger();
    whileCalling(
        calls,
        () -> {
          ProcessHandle.of(killed).orElseThrow().destroyForcibly();
          Eventually.until(
              () -> "restarts of " + supervisor.plugin("neo"),
              () -> supervisor.plugin("neo").orElseThrow().restarts() > 0);
        });

    PluginStatus status = supervisor.plugin("neo").orElseThrow();
    assertThat(status.state()).isEqualTo(PluginState.READY);
    assertThat(status.pid().orElseThrow()).isNotEqualTo(killed);
    assertThat(calls.get()).isPositive();
  }

  @Test
  void replacesAPluginTwentyTimesWithoutAFailedCall() throws Exception {
    install("neo", Role.of(Generation.C).with("version", "0"));
    supervisor.start(List.of("neo"), LONG);

    AtomicInteger calls = new AtomicInteger();
    whileCalling(
        calls,
        () -> {
          for (int version = 1; version <= 20; version++) {
            install("neo", Role.of(Generation.C).with("version", Integer.toString(version)));
          }
        });

    assertThat(supervisor.plugin("neo").orElseThrow().info().orElseThrow().version())
        .contains("20");
    assertThat(supervisor.plugin("neo").orElseThrow().restarts()).isZero();
    assertThat(calls.get()).isGreaterThan(20);
  }

  @Test
  void keepsTheOldProcessWhenANewBinaryFailsItsHandshake() throws Exception {
    install("neo", Role.of(Generation.C).with("version", "1"));
    supervisor.start(List.of("neo"), LONG);
    long pid = supervisor.plugin("neo").orElseThrow().pid().orElseThrow();

    install("neo", Role.of(Generation.C).with("banner", "Hello"));

    PluginStatus status = supervisor.plugin("neo").orElseThrow();
    assertThat(status.state()).isEqualTo(PluginState.READY);
    assertThat(status.pid()).hasValue(pid);
    assertThat(status.failure().orElseThrow().code().word()).isEqualTo("handshake-garbled");
    assertThat(supervisor.client("neo").info(PATIENT).version()).contains("1");
  }

  @Test
  void leavesNothingWhenItIsClosedDuringACallOfAReplacedProcess() throws Exception {
    install("neo", Role.of(Generation.C).with("slow", "10m").with("only", "GetQuestions"));
    supervisor.start(List.of("neo"), LONG);
    PluginClient client = supervisor.client("neo");
    FutureTask<Object> call = new FutureTask<>(() -> client.questions("job", PATIENT));
    Thread caller = new Thread(call);
    caller.start();
    Eventually.until(
        () -> "the caller waits, but is " + caller.getState(),
        () -> caller.getState().name().endsWith("WAITING"));
    FutureTask<Void> replacement =
        new FutureTask<>(
            () -> {
              install("neo", Role.of(Generation.C).with("version", "2"));
              return null;
            });
    new Thread(replacement).start();
    Eventually.until(
        () -> "the new process of " + supervisor.plugin("neo"),
        () ->
            supervisor
                .plugin("neo")
                .orElseThrow()
                .info()
                .orElseThrow()
                .version()
                .equals(Optional.of("2")));

    assembly.close();

    assertThat(sockets).isEmptyDirectory();
    assertThat(catchThrowableOfType(ExecutionException.class, call::get).getCause())
        .isInstanceOf(PluginCallException.class);
    replacement.get();
  }

  /** Something that is done while callers call. */
  private interface Disturbance {
    void run() throws Exception;
  }

  /** Calls a plugin from many threads, all of whose calls must succeed. */
  private void whileCalling(AtomicInteger calls, Disturbance disturbance) throws Exception {
    PluginClient client = supervisor.client("neo");
    AtomicBoolean enough = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        callers.add(
            threads.submit(
                () -> {
                  while (!enough.get()) {
                    client.info(PATIENT);
                    calls.incrementAndGet();
                  }
                  return null;
                }));
      }
      disturbance.run();
      enough.set(true);
      for (Future<?> caller : callers) {
        caller.get();
      }
    } finally {
      enough.set(true);
      threads.shutdownNow();
    }
  }
}
