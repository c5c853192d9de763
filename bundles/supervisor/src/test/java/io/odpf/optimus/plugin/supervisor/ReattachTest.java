// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.supervisor.PluginEvent;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.SupervisorListener;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.supervisor.run.KeepSettings;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Attaches to plugins that outlived their host. */
class ReattachTest extends ReattachTestCase {
  private void awaitNothingLeft() {
    Eventually.until(
        () ->
            "left: "
                + pluginProcesses()
                + ", "
                + RealPlugins.files(sockets)
                + ", "
                + RealPlugins.files(records),
        () ->
            pluginProcesses().isEmpty()
                && RealPlugins.files(sockets).isEmpty()
                && !Files.exists(records));
  }

  @Test
  void attachesToThePluginOfAKilledHostAndLosesNoOutput() throws Exception {
    Path ticks = directory.resolve("ticks");
    install(Role.of(Generation.C).with("ticks", ticks.toString()));
    Process first =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HostProcess.class.getName(),
                plugins.toString(),
                sockets.toString(),
                records.toString())
            .redirectError(directory.resolve("host-errors").toFile())
            .start();
    long pid;
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(first.getInputStream(), StandardCharsets.UTF_8))) {
      String line = output.readLine();
      assertThat(line).describedAs(Files.readString(directory.resolve("host-errors"))).isNotNull();
      pid = Long.parseLong(line);
    } finally {
      first.destroyForcibly().waitFor();
    }
    int written = Files.readAllLines(ticks).size();
    Eventually.until(() -> "ticks", () -> Files.readAllLines(ticks).size() > written + 5);

    SupervisorAssembly next = host();
    PluginStatus attached = start(next);

    assertThat(attached.pid()).hasValue(pid);
    assertThat(attached.restarts()).isZero();
    assertThat(next.supervisor().client("neo").info(PATIENT).name()).isEqualTo("neo");
    String between = "tick " + (written + 3) + " of " + pid;
    int later = Files.readAllLines(ticks).size() + 5;
    awaitLog(next, between);
    awaitLog(next, "tick " + later + " of " + pid);

    next.supervisor().stop(List.of(), LONG);
    assertThat(alive(pid)).isFalse();
    awaitNothingLeft();
  }

  private static void awaitLog(SupervisorAssembly host, String message) {
    Eventually.until(
        () -> message,
        () ->
            host.supervisor().logs("neo", 1_000).stream()
                .map(PluginLogRecord::message)
                .anyMatch(message::equals));
  }

  @Test
  void attachesRepeatedlyAndNoticesTheEndOfAPluginThatIsNotItsChild() throws Exception {
    install(Role.of(Generation.C));
    long pid = leave();
    assertThat(leave()).isEqualTo(pid);
    SupervisorAssembly third = host();
    assertThat(start(third).pid()).hasValue(pid);

    ProcessHandle.of(pid).orElseThrow().destroyForcibly();

    Eventually.until(
        () -> "another process: " + status(third), () -> status(third).pid().orElse(pid) != pid);
    third.supervisor().start(List.of(), LONG);
    assertThat(status(third).restarts()).isEqualTo(1);
    assertThat(RealPlugins.files(records)).hasSize(1);
  }

  @Test
  void attachesToAPluginWithAnEncryptedConnection() throws Exception {
    install(Role.fault("tcp"));
    long pid = leave();
    assertThat(Files.getPosixFilePermissions(record(pid)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    SupervisorAssembly next = host();

    assertThat(start(next).pid()).hasValue(pid);
    assertThat(next.supervisor().client("neo").info(PATIENT).name()).isEqualTo("neo");
  }

  @Test
  void endsLeftPluginsWithoutReattaching() throws Exception {
    install(Role.of(Generation.C).with("ignore-term").with("fork", "10m"));
    leave();
    assertThat(pluginProcesses()).hasSize(2);

    assertThat(host(KeepSettings.reaping(records), Map.of()).supervisor().plugins()).isEmpty();

    awaitNothingLeft();
  }

  @Test
  void attachesToAPluginWhoseBinaryWasReplacedAndReplacesItWithoutAFailedCall() throws Exception {
    install(Role.of(Generation.C).with("version", "1"));
    long pid = leave();
    install(Role.of(Generation.C).with("version", "2"));

    replacesWithoutAFailedCall(host(), pid);
  }

  @Test
  void attachesToAPluginWhoseVariablesHaveChangedAndReplacesItWithoutAFailedCall()
      throws Exception {
    install(Role.of(Generation.C));
    long pid = leave();

    replacesWithoutAFailedCall(
        host(KeepSettings.reattaching(records), Map.of("LANGUAGE", "de")), pid);
  }

  private void replacesWithoutAFailedCall(SupervisorAssembly next, long pid) throws Exception {
    List<String> causes = new ArrayList<>();
    next.supervisor()
        .listen(
            new SupervisorListener() {
              @Override
              public void changed(PluginEvent event) {
                synchronized (causes) {
                  causes.add(event.cause());
                }
              }
            });
    next.supervisor().rescan();
    next.supervisor().start(List.of(), LONG);
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger calls = new AtomicInteger();
    CompletableFuture<Void> caller =
        CompletableFuture.runAsync(
            () -> {
              try {
                while (!done.get()) {
                  next.supervisor().client("neo").info(PATIENT);
                  calls.incrementAndGet();
                }
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    Eventually.until(
        () -> "the successor: " + status(next),
        () -> status(next).pid().orElse(pid) != pid && !alive(pid));
    int before = calls.get();
    Eventually.until(() -> "calls after " + before, () -> calls.get() > before || caller.isDone());
    done.set(true);

    caller.join();
    synchronized (causes) {
      assertThat(causes).containsSubsequence("attached", "replaced");
    }
    Eventually.until(
        () -> "the successor's record alone: " + RealPlugins.files(records),
        () -> RealPlugins.files(records).size() == 1);
  }

  @Test
  void buffersOnlyTwoPipesOfAPluginThatFloodsWithoutAHost() throws Exception {
    install(Role.of(Generation.C).with("flood-stderr", "0").with("flood-stdout", "0"));
    long pid = leave();

    for (Path inside : RealPlugins.files(RealPlugins.files(sockets).get(0))) {
      assertThat(Files.isRegularFile(inside)).describedAs(inside.toString()).isFalse();
    }
    SupervisorAssembly next = host();
    assertThat(start(next).pid()).hasValue(pid);
    List<PluginLogRecord> before = next.supervisor().logs("neo", 1);
    Eventually.until(
        () -> "more of the flood than " + before,
        () -> !next.supervisor().logs("neo", 1).equals(before));
    assertThat(next.supervisor().client("neo").info(PATIENT).name()).isEqualTo("neo");
  }

  @Test
  void endsAPluginThatIsNoLongerFound() throws Exception {
    install(Role.of(Generation.C));
    leave();
    for (Path file : RealPlugins.files(plugins)) {
      Files.delete(file);
    }

    SupervisorAssembly next =
        host(new KeepSettings(Optional.of(records), true, Duration.ofMillis(10)), Map.of());
    next.supervisor().rescan();

    awaitNothingLeft();
  }

  @Test
  void leavesNoThreadForAPluginThatKeepsRunning() throws Exception {
    install(Role.of(Generation.C));
    leave();

    Eventually.until(() -> "threads: " + threads(), () -> threads().isEmpty());
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("optimus-supervisor-"))
        .toList();
  }
}
