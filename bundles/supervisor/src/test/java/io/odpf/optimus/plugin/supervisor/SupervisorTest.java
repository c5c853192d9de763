// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.supervisor.discovery.PluginDirectories;
import io.odpf.optimus.plugin.supervisor.discovery.PluginDiscovery;
import io.odpf.optimus.plugin.supervisor.handshake.PluginEnvironment;
import io.odpf.optimus.plugin.supervisor.lifecycle.LifecycleLimits;
import io.odpf.optimus.plugin.supervisor.lifecycle.RestartPolicy;
import io.odpf.optimus.plugin.supervisor.run.RunSettings;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real plugins in Go, run by the whole supervisor. */
@Tag("process")
class SupervisorTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final CallOptions PATIENT = CallOptions.DEFAULT.withTimeout(LONG);
  private static final int CALLERS = 16;
  private static final FixturePlugins PLUGINS = RealPlugins.build();

  @TempDir Path directory;

  private Path location;
  private Path sockets;
  private SupervisorAssembly assembly;
  private Supervisor supervisor;

  @BeforeEach
  void open() throws Exception {
    open(3);
  }

  private void open(int restarts) throws Exception {
    location = Files.createDirectories(directory.resolve("plugins"));
    // Short: a socket's path has few characters.
    sockets = Files.createTempDirectory("s");
    PluginDiscovery discovery =
        new PluginDiscovery(
            new PluginDirectories(List.of(location)), platform(), ignored -> List.of());
    assembly =
        SupervisorAssembly.create(
            () -> discovery.find().plugins(),
            new RunSettings(
                sockets,
                System.getenv(),
                PluginEnvironment.ALLOWED,
                Map.of(),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10),
                RunSettings.Encryption.TCP,
                Set.of()),
            new RestartPolicy(Duration.ofMillis(10), Duration.ofMillis(100), restarts, LONG, LONG),
            LifecycleLimits.DEFAULT,
            Optional.of(directory.resolve("logs")));
    supervisor = assembly.supervisor();
  }

  @AfterEach
  void close() throws Exception {
    assembly.close();
    assertThat(sockets).isEmptyDirectory();
    Files.delete(sockets);
    Eventually.until(() -> "processes of plugins: " + processes(), () -> processes().isEmpty());
  }

  /** Starts the plugin on another thread, and waits until its process has been created. */
  private Future<?> startUntilHandshake(ExecutorService thread) {
    Future<?> start =
        thread.submit(
            () -> {
              supervisor.start(List.of("neo"), LONG);
              return null;
            });
    Eventually.until(
        () -> "state of " + supervisor.plugin("neo"),
        () -> supervisor.plugin("neo").orElseThrow().state() == PluginState.HANDSHAKE);
    return start;
  }

  private List<ProcessHandle> processes() {
    return RealPlugins.processes(location);
  }

  private void install(String name, Role role) throws Exception {
    // By rename, as the manager does it.
    Path fresh = Files.createDirectories(directory.resolve("fresh"));
    Path file = PLUGINS.install(fresh, name, role);
    Files.move(file, location.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    supervisor.rescan();
  }

  @Test
  void runsPluginsOfAllGenerationsAtOnceBehindOneModel() throws Exception {
    for (Generation generation : Generation.values()) {
      install("task-" + generation.name().toLowerCase(), Role.of(generation));
    }
    install("hook", Role.of(Generation.C).with("type", "hook"));

    supervisor.start(List.of(), LONG);

    assertThat(supervisor.plugins())
        .allMatch(plugin -> plugin.state() == PluginState.READY)
        .extracting(plugin -> plugin.info().orElseThrow().generation())
        .containsExactly(
            Generation.C, Generation.A, Generation.B, Generation.C, Generation.D, Generation.E);
    for (PluginStatus plugin : supervisor.plugins()) {
      assertThat(supervisor.client(plugin.name()).info(PATIENT).generation())
          .isEqualTo(plugin.info().orElseThrow().generation());
    }
  }

  private static Platform platform() {
    return Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  @ParameterizedTest
  @CsvSource({
    "exit=3,plugin-exited,exit code 3",
    "init-error,plugin-exited,exit code 0",
    "banner=Hello,handshake-garbled,Hello",
    "core=2,handshake-core-version,version 2",
    "app=7,handshake-version,'version 7 of the plugin protocol, not 1'",
    "network=bus,handshake-network,bus",
    "protocol=netrpc,handshake-protocol,netrpc",
    "protocol=,handshake-protocol,netrpc",
    "certificate=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA,handshake-certificate,cannot"
        + " be read",
    "unterminated,,",
    "dead-socket,plugin-unhealthy,nothing accepted a connection within 10 s",
    "drop,plugin-unhealthy,connection",
    "http1,plugin-unhealthy,cannot be connected to: the connection ended: ",
    "crash=panic&calls=1,plugin-unusable,it last wrote: panic: ",
    "mute,plugin-unhealthy,within 10 s",
    "health=not-serving,plugin-unhealthy,does not serve",
    "health=hang,plugin-unhealthy,10 s",
    "mods=none&services=,,"
  })
  void namesWhatIsWrongWithAPluginAndRunsTheOthers(String fault, String code, String words)
      throws Exception {
    close();
    open(0);
    install("good", Role.of(Generation.B));
    Role role = Role.of(Generation.C);
    for (String part : fault.split("&")) {
      int mark = part.indexOf('=');
      role =
          mark < 0 ? role.with(part) : role.with(part.substring(0, mark), part.substring(mark + 1));
    }
    install("odd", role);

    SupervisorException failure =
        catchThrowableOfType(SupervisorException.class, () -> supervisor.start(List.of(), LONG));

    assertThat(supervisor.plugin("good").orElseThrow().state()).isEqualTo(PluginState.READY);
    if (code == null) {
      assertThat(failure).isNull();
    } else {
      assertThat(failure.problem().code().word()).isEqualTo(code);
      assertThat(failure.problem().plugin()).contains("odd");
      assertThat(failure.problem().message()).contains(words == null ? "" : words);
      assertThat(failure.problem().message()).doesNotContain("plugin address", "goroutine");
      assertThat(failure.problem().hint()).isNotBlank();
      assertThat(supervisor.plugin("odd").orElseThrow().state()).isEqualTo(PluginState.FAILED);
    }
  }

  @Test
  void runsNoFileByAShellThatTheSystemDoesNotExecute() throws Exception {
    Path trace = directory.resolve("trace");
    Path file = location.resolve(platform().binaryName("text"));
    Files.writeString(file, "touch " + trace + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    supervisor.rescan();

    SupervisorException failure =
        catchThrowableOfType(
            SupervisorException.class, () -> supervisor.start(List.of("text"), LONG));

    assertThat(failure.problem().code().word()).isEqualTo("plugin-no-program");
    assertThat(failure.problem().message()).contains("not a program");
    assertThat(trace).doesNotExist();
  }

  @Test
  void reportsHowLongItWaitedForASilentPlugin() throws Exception {
    install("neo", Role.of(Generation.C).with("silent"));

    SupervisorException failure =
        catchThrowableOfType(
            SupervisorException.class,
            () -> supervisor.start(List.of("neo"), Duration.ofMillis(1500)));

    assertThat(failure.problem().message())
        .isEqualTo(
            "plugin neo did not become ready within 1.5 s: it has not written its handshake");
  }

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
  void givesUpAPluginThatKeepsCrashingAndKeepsTheReason() throws Exception {
    install("neo", Role.of(Generation.C).with("crash", "exit:7").with("after", "1ms"));
    try {
      supervisor.start(List.of("neo"), LONG);
    } catch (SupervisorException crashedAtOnce) {
      assertThat(crashedAtOnce.problem().plugin()).contains("neo");
    }

    Eventually.until(
        () -> "state of " + supervisor.plugin("neo"),
        () -> supervisor.plugin("neo").orElseThrow().state() == PluginState.FAILED);

    PluginStatus status = supervisor.plugin("neo").orElseThrow();
    assertThat(status.restarts()).isEqualTo(3);
    assertThat(status.failure().orElseThrow().message()).contains("exit code 7");
    PluginCallException refused =
        catchThrowableOfType(
            PluginCallException.class,
            () -> supervisor.client("neo").info(CallOptions.DEFAULT.failingFast()));
    assertThat(refused.kind()).isEqualTo(PluginCallException.Kind.NOT_RUNNING);
  }

  @Test
  void reportsWhyAStartFailedWhileThePluginIsRestarted() throws Exception {
    install("good", Role.of(Generation.C));
    // Its second process is as good as another.
    install(
        "odd",
        Role.of(Generation.C)
            .with("exit", "3")
            .with("starts", directory.resolve("starts").toString())
            .with("until", "2"));

    SupervisorException failure =
        catchThrowableOfType(SupervisorException.class, () -> supervisor.start(List.of(), LONG));

    assertThat(failure.problems()).hasSize(1);
    assertThat(failure.problem().message()).contains("odd", "exit code 3");
    assertThat(failure.problem().hint()).contains("restarted in the background");
    assertThat(supervisor.plugin("good").orElseThrow().state()).isEqualTo(PluginState.READY);
    assertThat(supervisor.client("odd").info(PATIENT)).isNotNull();
    assertThat(supervisor.plugin("odd").orElseThrow().restarts()).isEqualTo(1);
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

  @Test
  void endsAPluginThatIgnoresEveryRequestToStop() throws Exception {
    install(
        "neo",
        Role.of(Generation.C).with("shutdown", "hang").with("ignore-term").with("fork", "10m"));
    supervisor.start(List.of("neo"), LONG);

    supervisor.stop(List.of("neo"), Duration.ofMillis(200));

    assertThat(supervisor.plugin("neo").orElseThrow().state()).isEqualTo(PluginState.STOPPED);
    Eventually.until(() -> "processes: " + processes(), () -> processes().isEmpty());
  }

  @Test
  void noticesTheExitOfAPluginWhoseChildHoldsItsPipes() throws Exception {
    install(
        "neo",
        Role.of(Generation.C)
            .with("fork-session", "10s")
            .with("crash", "exit:5")
            .with("calls", "2")
            .with("starts", directory.resolve("starts").toString())
            .with("until", "2"));
    supervisor.start(List.of("neo"), LONG);

    assertThat(supervisor.client("neo").info(PATIENT)).isNotNull();

    assertThat(supervisor.plugin("neo").orElseThrow().restarts()).isPositive();
  }

  @Test
  void reportsACrashDuringACallWithThePluginsLastLines() throws Exception {
    install("neo", Role.of(Generation.C).with("crash", "panic").with("calls", "2"));
    supervisor.start(List.of("neo"), LONG);

    PluginCallException failure =
        catchThrowableOfType(
            PluginCallException.class,
            () -> supervisor.client("neo").info(new CallOptions(LONG, false, false)));

    assertThat(failure.kind()).isEqualTo(PluginCallException.Kind.CRASHED);
    assertThat(failure)
        .hasMessageStartingWith("plugin neo crashed during the call: it ended with ")
        .hasMessageContaining("; it last wrote: panic: ");
  }

  @Test
  void startsABinaryThatAnotherProcessHasOpenForWriting() throws Exception {
    install("neo", Role.of(Generation.C));
    Path binary = supervisor.plugin("neo").orElseThrow().binary();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    OutputStream writer = Files.newOutputStream(binary, StandardOpenOption.APPEND);
    try {
      Future<?> start = startUntilHandshake(thread);
      assertThat(start.isDone()).isFalse();
      writer.close();

      start.get();
    } finally {
      writer.close();
      thread.shutdownNow();
    }
    assertThat(supervisor.plugin("neo").orElseThrow().state()).isEqualTo(PluginState.READY);
  }

  @Test
  void encryptsTheConnectionOfAPluginThatListensOnTcp() throws Exception {
    install("neo", Role.of(Generation.C).with("tcp"));
    supervisor.start(List.of("neo"), LONG);

    assertThat(supervisor.client("neo").info(PATIENT).generation()).isEqualTo(Generation.C);
  }

  @Test
  void keepsOutputFromEveryStream() throws Exception {
    install(
        "neo",
        Role.of(Generation.C)
            .with("stderr", "[WARN] by the descriptor\n")
            .with("stdio-out", "by the service\n"));
    supervisor.start(List.of("neo"), LONG);

    Eventually.until(
        () -> "log: " + messages(),
        () -> messages().containsAll(List.of("[WARN] by the descriptor", "by the service")));
    assertThat(Files.readString(directory.resolve("logs/neo.log")))
        .contains("WARNING [WARN] by the descriptor", "INFO by the service");
  }

  @Test
  void stopsAStartingPluginAndLeavesNothing() throws Exception {
    install("neo", Role.fault("silent"));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<?> start = startUntilHandshake(thread);

      supervisor.stop(List.of("neo"), LONG);

      assertThat(processes()).isEmpty();
      assertThat(sockets).isEmptyDirectory();
      assertThat(supervisor.plugin("neo").orElseThrow().state()).isEqualTo(PluginState.STOPPED);
      assertThat(catchThrowableOfType(ExecutionException.class, start::get))
          .hasCauseInstanceOf(SupervisorException.class);
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void startsAStoppedPluginAgain() throws Exception {
    install("neo", Role.of(Generation.C));
    supervisor.start(List.of("neo"), LONG);
    supervisor.stop(List.of("neo"), LONG);
    assertThat(
            catchThrowableOfType(
                    PluginCallException.class, () -> supervisor.client("neo").info(PATIENT))
                .kind())
        .isEqualTo(PluginCallException.Kind.NOT_RUNNING);

    supervisor.start(List.of("neo"), LONG);

    assertThat(supervisor.client("neo").info(PATIENT).generation()).isEqualTo(Generation.C);
  }

  private List<String> messages() {
    try {
      return supervisor.logs("neo", 100).stream().map(log -> log.message()).toList();
    } catch (SupervisorException e) {
      return List.of(e.toString());
    }
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

  @Test
  void listsTheKnownPluginsWhenOneIsUnknown() throws Exception {
    install("neo", Role.of(Generation.C));

    SupervisorException failure =
        catchThrowableOfType(SupervisorException.class, () -> supervisor.client("no"));

    assertThat(failure.problem().code()).isEqualTo(CommonProblem.UNKNOWN_PLUGIN);
    assertThat(failure.problem().hint()).isEqualTo("known plugins: neo");
    assertThat(Optional.of(failure.problem().plugin())).contains(Optional.of("no"));
  }
}
