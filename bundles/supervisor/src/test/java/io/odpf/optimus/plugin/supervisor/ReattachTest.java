// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.supervisor.PluginEvent;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.SupervisorListener;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.supervisor.handshake.PluginEnvironment;
import io.odpf.optimus.plugin.supervisor.lifecycle.LifecycleLimits;
import io.odpf.optimus.plugin.supervisor.process.ProcessIdentity;
import io.odpf.optimus.plugin.supervisor.run.KeepSettings;
import io.odpf.optimus.plugin.supervisor.run.RunSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that outlive their hosts, and the hosts that come after. */
@Tag("process")
class ReattachTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final CallOptions PATIENT = CallOptions.DEFAULT.withTimeout(LONG);
  private static final FixturePlugins PLUGINS = RealPlugins.build();

  @TempDir Path directory;
  private Path plugins;
  private Path sockets;
  private Path records;
  private final List<SupervisorAssembly> hosts = new ArrayList<>();

  @BeforeEach
  void makeDirectories() throws Exception {
    plugins = Files.createDirectory(directory.resolve("plugins"));
    sockets = Files.createDirectory(directory.resolve("s"));
    records = directory.resolve("kept");
  }

  @AfterEach
  void leaveNothing() throws Exception {
    for (SupervisorAssembly host : hosts) {
      host.supervisor().stop(List.of(), LONG);
      host.close();
    }
    pluginProcesses().forEach(ProcessHandle::destroyForcibly);
  }

  private void install(Role role) throws Exception {
    // By rename, as the manager does it.
    Path fresh = Files.createDirectories(directory.resolve("fresh"));
    Path file = PLUGINS.install(fresh, "neo", role);
    Files.move(file, plugins.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  private SupervisorAssembly host(KeepSettings keep, Map<String, String> variables) {
    SupervisorAssembly host =
        HostProcess.assemble(
            plugins,
            new RunSettings(
                sockets,
                System.getenv(),
                PluginEnvironment.ALLOWED,
                Map.of("neo", variables),
                LONG,
                LONG,
                RunSettings.Encryption.TCP,
                Set.of()),
            keep,
            LifecycleLimits.DEFAULT,
            Optional.empty());
    hosts.add(host);
    return host;
  }

  private SupervisorAssembly host() {
    return host(KeepSettings.reattaching(records), Map.of());
  }

  private PluginStatus start(SupervisorAssembly host) throws Exception {
    host.supervisor().rescan();
    host.supervisor().start(List.of(), LONG);
    PluginStatus status = status(host);
    assertThat(status.state()).isEqualTo(PluginState.READY);
    return status;
  }

  private static PluginStatus status(SupervisorAssembly host) {
    return host.supervisor().plugin("neo").orElseThrow();
  }

  /** Starts the plugin by a host that leaves it. */
  private long leave() throws Exception {
    SupervisorAssembly host = host();
    long pid = start(host).pid().orElseThrow();
    host.close();
    assertThat(alive(pid)).isTrue();
    return pid;
  }

  private static boolean alive(long pid) {
    return ProcessIdentity.of(pid).isPresent(); // Not if nobody asks for the status.
  }

  private List<ProcessHandle> pluginProcesses() {
    return RealPlugins.processes(plugins);
  }

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

  private Path record(long pid) {
    return RealPlugins.files(records).stream()
        .filter(it -> it.getFileName().toString().startsWith(pid + "."))
        .findFirst()
        .orElseThrow();
  }

  /** Edits the record of a process that no host has. */
  private void rewrite(long pid, String pattern, String replacement) throws IOException {
    String before = Files.readString(record(pid));
    String after = before.replaceFirst(pattern, replacement);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(record(pid), after);
  }

  @Test
  void attachesToThePluginOfAKilledHostAndLosesNoOutput() throws Exception {
    Path ticks = directory.resolve("ticks");
    install(Role.of(Generation.C).with("ticks", ticks.toString()));
    Path errors = directory.resolve("host-errors");
    Process first = HostProcess.start(errors, plugins, sockets, records);
    long pid;
    try {
      pid = HostProcess.plugin(first, errors).pid();
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
  void leavesPluginsOfAnotherKindOfHostAlone() throws Exception {
    install(Role.of(Generation.C));
    long pid = leave();

    SupervisorAssembly command = host(KeepSettings.NONE, Map.of());
    assertThat(start(command).pid()).isNotEqualTo(pid);
    command.close();

    assertThat(alive(pid)).isTrue();
    assertThat(start(host()).pid()).hasValue(pid);
  }

  @Test
  void leavesThePluginOfARunningHostAlone() throws Exception {
    install(Role.of(Generation.C));
    SupervisorAssembly first = host();
    long pid = start(first).pid().orElseThrow();

    assertThat(start(host()).pid()).isNotEqualTo(pid);

    assertThat(first.supervisor().client("neo").info(PATIENT).name()).isEqualTo("neo");
    assertThat(RealPlugins.files(records)).hasSize(2);
  }

  @Test
  void restartsAPluginThatHasEnded() throws Exception {
    install(Role.of(Generation.C));
    long pid = leave();
    ProcessHandle left = ProcessHandle.of(pid).orElseThrow();
    left.destroyForcibly();
    left.onExit().join();

    SupervisorAssembly next = host();

    assertThat(start(next).pid()).isPresent().isNotEqualTo(pid);
    Eventually.until(
        () -> "records: " + RealPlugins.files(records),
        () -> RealPlugins.files(records).size() == 1);
  }

  @Test
  void restartsAPluginThatNoLongerServes() throws Exception {
    Path health = directory.resolve("health");
    install(Role.of(Generation.C).with("health-file", health.toString()).with("ignore-term"));
    long pid = leave();
    // Those of this file alone: the new one has the same role.
    Files.writeString(health, "not-serving");
    SupervisorAssembly next = host();
    next.supervisor().rescan();
    CompletableFuture<Void> gone =
        ProcessHandle.of(pid).orElseThrow().onExit().thenAccept(ended -> delete(health));

    next.supervisor().start(List.of(), LONG);

    gone.join();
    assertThat(status(next).pid().orElse(pid)).isNotEqualTo(pid);
    assertThat(alive(pid)).isFalse();
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void restartsAPluginWhoseSocketIsMissing() throws Exception {
    install(Role.of(Generation.C));
    long pid = leave();
    for (Path inside : RealPlugins.files(RealPlugins.files(sockets).get(0))) {
      if (inside.getFileName().toString().startsWith("plugin")) {
        Files.delete(inside);
      }
    }

    assertThat(start(host()).pid().orElse(pid)).isNotEqualTo(pid);

    assertThat(alive(pid)).isFalse();
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
  void leavesAProcessWithAReusedIdAlone() throws Exception {
    install(Role.of(Generation.C));
    long pid = leave();
    rewrite(pid, "\"start\":\"", "\"start\":\"0");

    SupervisorAssembly next = host();
    assertThat(start(next).pid()).isPresent().isNotEqualTo(pid);

    Eventually.until(
        () -> "records: " + RealPlugins.files(records),
        () -> RealPlugins.files(records).size() == 1);
    assertThat(alive(pid)).isTrue();
  }

  @Test
  void ignoresARecordThatOthersCanRead() throws Exception {
    install(Role.of(Generation.C));
    long pid = leave();
    Files.setPosixFilePermissions(record(pid), PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(start(host()).pid()).isPresent().isNotEqualTo(pid);

    assertThat(alive(pid)).isTrue();
  }

  @Test
  void ignoresARecordOfAnotherUser() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "may give files away");
    install(Role.of(Generation.C));
    long pid = leave();
    Files.setAttribute(record(pid), "unix:uid", 65_534);

    assertThat(start(host()).pid()).isPresent().isNotEqualTo(pid);

    assertThat(alive(pid)).isTrue();
  }

  @Test
  void keepsNothingInADirectoryThatOthersCanWriteTo() throws Exception {
    install(Role.of(Generation.C));
    Files.createDirectory(records);
    Files.setPosixFilePermissions(records, PosixFilePermissions.fromString("rwxrwxrwx"));
    SupervisorAssembly host = host();
    long pid = start(host).pid().orElseThrow();

    host.close();

    assertThat(alive(pid)).isFalse();
    assertThat(RealPlugins.files(records)).isEmpty();
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
