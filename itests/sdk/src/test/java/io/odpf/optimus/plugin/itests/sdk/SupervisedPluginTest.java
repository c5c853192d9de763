// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.HookType;
import io.odpf.optimus.plugin.api.plugin.InstanceData;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.plugin.TaskWindow;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.supervisor.SupervisorAssembly;
import io.odpf.optimus.plugin.supervisor.discovery.PluginDirectories;
import io.odpf.optimus.plugin.supervisor.discovery.PluginDiscovery;
import io.odpf.optimus.plugin.supervisor.handshake.PluginEnvironment;
import io.odpf.optimus.plugin.supervisor.lifecycle.LifecycleLimits;
import io.odpf.optimus.plugin.supervisor.lifecycle.RestartPolicy;
import io.odpf.optimus.plugin.supervisor.run.RunSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plugins in Java, run by this project's own supervisor. */
class SupervisedPluginTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final CallOptions PATIENT = CallOptions.DEFAULT.withTimeout(LONG);

  @TempDir static Path packed;
  @TempDir Path directory;

  private static Path actor;

  private Path sockets;
  private SupervisorAssembly assembly;
  private Supervisor supervisor;

  @BeforeAll
  static void pack() throws Exception {
    actor = PackedPlugins.packActor(packed, "actor");
  }

  /** Starts the actor in a role. */
  private PluginClient start(String role, RunSettings.Encryption encryption) throws Exception {
    open(role, encryption);
    supervisor.start(List.of("actor"), LONG);
    return supervisor.client("actor");
  }

  private void open(String role, RunSettings.Encryption encryption) throws Exception {
    Path location = Files.createDirectories(directory.resolve("plugins"));
    PackedPlugins.copy(actor, location.resolve(actor.getFileName()));
    PackedPlugins.copyNeo(location);
    // Short, since the length of a socket's path is limited.
    sockets = Files.createTempDirectory("s");
    PluginDiscovery discovery =
        new PluginDiscovery(
            new PluginDirectories(List.of(location)), PackedPlugins.here(), ignored -> List.of());
    Map<String, String> environment = new TreeMap<>(System.getenv());
    // The plugins keep their caches in the test's directory.
    environment.put("HOME", directory + "");
    Map<String, String> variables =
        Map.of(ActorPlugin.ROLE, role, "JAVA_HOME", PackedPlugins.javaHome());
    assembly =
        SupervisorAssembly.create(
            () -> discovery.find().plugins(),
            new RunSettings(
                sockets,
                environment,
                PluginEnvironment.ALLOWED,
                Map.of("actor", variables, "neo", Map.of("JAVA_HOME", PackedPlugins.javaHome())),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                encryption,
                Set.of()),
            new RestartPolicy(Duration.ofMillis(10), Duration.ofMillis(100), 0, LONG, LONG),
            LifecycleLimits.DEFAULT,
            Optional.of(directory.resolve("logs")));
    supervisor = assembly.supervisor();
    supervisor.rescan();
  }

  @AfterEach
  void leavesNothing() throws Exception {
    assembly.close();
    assertThat(sockets).isEmptyDirectory();
    Files.delete(sockets);
    Eventually.until(() -> "processes: " + processes(), () -> processes().isEmpty());
  }

  private List<String> processes() {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains("-jar " + directory))
        .toList();
  }

  @Test
  void servesTheGuidesPluginFromASingleClass() throws Exception {
    open("", RunSettings.Encryption.TCP);
    supervisor.start(List.of("neo"), LONG);
    PluginClient neo = supervisor.client("neo");

    PluginInfo info = neo.info(PATIENT);
    assertThat(info.generation()).isEqualTo(Generation.C);
    assertThat(info.name()).isEqualTo("neo");
    assertThat(info.version()).contains("0.0.6");
    assertThat(info.image()).isEqualTo("ghcr.io/kushsharma/optimus-task-neo-executor:0.0.6");
    assertThat(info.mods()).isEqualTo(Set.of(PluginMod.CLI));
    List<Question> questions = neo.questions("daily", PATIENT);
    assertThat(questions).extracting(Question::name).containsExactly("Start", "End");
    assertThat(
            neo.defaultConfig(
                List.of(
                    new Answer(questions.get(0), "{{.DSTART}}"),
                    new Answer(questions.get(1), "{{.DEND}}")),
                Map.of(),
                PATIENT))
        .containsExactly(
            Map.entry("RANGE_START", "{{.DSTART}}"), Map.entry("RANGE_END", "{{.DEND}}"));
    assertThat(neo.validate(new Answer(questions.get(0), ""), PATIENT).valid()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'',C", "generation=B,B", "generation=C,C"})
  void answersEveryCallOfAGenerationWithMods(String role, Generation generation) throws Exception {
    PluginClient client = start(role, RunSettings.Encryption.TCP);

    PluginInfo info = client.info(PATIENT);
    assertThat(info.generation()).isEqualTo(generation);
    assertThat(info.type()).isEqualTo(PluginType.TASK);
    assertThat(info.mods()).isEqualTo(Set.of(PluginMod.CLI, PluginMod.DEPENDENCY_RESOLVER));
    assertThat(info.secretPath()).contains("/secret");
    Question question = client.questions("daily", PATIENT).get(0);
    assertThat(question.prompt()).isEqualTo("Which kind for daily?");
    assertThat(question.choices()).containsExactly("a", "b");
    assertThat(question.subQuestions().get(0).questions().get(0).name()).isEqualTo("more");
    Answer answer = new Answer(question, "b");
    assertThat(client.validate(answer, PATIENT).valid()).isTrue();
    assertThat(client.validate(new Answer(question, "c"), PATIENT).error()).contains("[a, b]");
    assertThat(client.defaultConfig(List.of(answer), Map.of(), new CallOptions(LONG, true, true)))
        .containsExactly(Map.entry("KIND", "b"), Map.entry("DRY", "true"));
    assertThat(client.defaultAssets(List.of(answer), Map.of(), PATIENT))
        .isEqualTo(Map.of("query.sql", "select 'b'"));
    assertThat(sent(client))
        .contains("{K=v}{f=x}", "PT24H", "truncateTo=d", "2021-05-25T02:00:00Z", "FILEnv");
    resolves(client);
  }

  @ParameterizedTest
  @CsvSource({"generation=D,D", "generation=E,E"})
  void answersEveryCallOfAGenerationOfResolvers(String role, Generation generation)
      throws Exception {
    PluginClient client = start(role, RunSettings.Encryption.TCP);

    assertThat(client.info(PATIENT).generation()).isEqualTo(generation);
    assertThat(client.info(PATIENT).name()).isEqualTo("actor");
    assertThat(sent(client))
        .contains("{K=v}{f=x}", "2021-05-24T00:00:00Z 2021-05-25T00:00:00Z", "FILEnv");
    if (generation == Generation.D) {
      resolves(client);
    } else {
      assertThat(client.destination(resolveRequest(), PATIENT).name()).isEqualTo("t@");
    }
  }

  private static String sent(PluginClient client) throws Exception {
    Instant end = Instant.parse("2021-05-25T00:00:00Z");
    CompileRequest request =
        new CompileRequest(
            Map.of("K", "v"),
            Map.of("f", "x"),
            new TaskWindow(Duration.ofHours(24), Duration.ZERO, "d"),
            end.plus(Duration.ofHours(2)),
            end.minus(Duration.ofHours(24)),
            end,
            List.of(new InstanceData("n", "v", InstanceData.Kind.FILE)));
    return client.compileAssets(request, PATIENT).get("sent");
  }

  private static ResolveRequest resolveRequest() {
    return new ResolveRequest(
        Map.of("TABLE", "t"),
        Map.of("f", "x"),
        new ResolveRequest.Project("p", Map.of(), Map.of("key", Secret.of("hidden"))));
  }

  private static void resolves(PluginClient client) throws Exception {
    assertThat(client.destination(resolveRequest(), PATIENT))
        .isEqualTo(new Destination("t@p", Optional.of("store")));
    assertThat(client.dependencies(resolveRequest(), PATIENT)).containsExactly("[f]", "hidden");
  }

  @Test
  void describesAHook() throws Exception {
    PluginInfo info = start("hook", RunSettings.Encryption.TCP).info(PATIENT);

    assertThat(info.type()).isEqualTo(PluginType.HOOK);
    assertThat(info.hookType()).isEqualTo(HookType.POST);
    assertThat(info.dependsOn()).containsExactly("first");
  }

  @ParameterizedTest
  @CsvSource({"'',ALWAYS", "tcp,TCP", "tcp,ALWAYS"})
  void encryptsItsConnectionWhenAsked(String role, RunSettings.Encryption encryption)
      throws Exception {
    assertThat(start(role, encryption).info(PATIENT).name()).isEqualTo("actor");
  }

  @Test
  void distinguishesARefusedRequestFromAFailure() throws Exception {
    PluginClient client = start("", RunSettings.Encryption.TCP);
    Question question = client.questions("daily", PATIENT).get(0);

    assertThat(
            catchThrowableOfType(
                PluginCallException.class,
                () -> client.validate(new Answer(question, "odd"), PATIENT)))
        .hasMessageContaining("an odd answer");
    assertThat(
            catchThrowableOfType(
                PluginCallException.class,
                () -> client.validate(new Answer(question, "broken"), PATIENT)))
        .hasMessageContaining("a broken plugin");
    awaitLog("call failed");
  }

  @Test
  void forwardsOutputAndLogs() throws Exception {
    start("print banner", RunSettings.Encryption.TCP).info(PATIENT);

    awaitLog("Hello before the handshake");
    awaitLog("printed to standard output: grüße");
    awaitLog("printed to standard error");
    awaitLast();
    assertThat(records())
        .filteredOn(record -> record.message().equals("logged"))
        .extracting(PluginLogRecord::level)
        .contains(
            System.Logger.Level.TRACE,
            System.Logger.Level.DEBUG,
            System.Logger.Level.INFO,
            System.Logger.Level.WARNING,
            System.Logger.Level.ERROR);
    assertThat(records())
        .filteredOn(record -> record.message().equals("logged"))
        .allMatch(record -> record.fields().get("count").equals("1"));
  }

  @Test
  void logsNothingBelowItsLevel() throws Exception {
    start("level=WARN", RunSettings.Encryption.TCP).info(PATIENT);

    awaitLast();
    assertThat(records())
        .filteredOn(record -> record.message().equals("logged"))
        .extracting(PluginLogRecord::level)
        .containsOnly(System.Logger.Level.WARNING, System.Logger.Level.ERROR);
    assertThat(records())
        .as("warnings of libraries about what the SDK does with them")
        .noneMatch(record -> record.fields().containsKey("logger"));
  }

  @Test
  void reportsWhyItCannotStart() throws Exception {
    open("fail", RunSettings.Encryption.TCP);

    SupervisorException failure =
        catchThrowableOfType(
            SupervisorException.class, () -> supervisor.start(List.of("actor"), LONG));

    assertThat(failure.problem().code().word()).isEqualTo("plugin-exited");
    assertThat(failure.problem().message()).contains("exit code 1");
    assertThat(failure.problem() + "").contains("this plugin cannot start");
  }

  @Test
  void endsWhenTheHostAsks() throws Exception {
    start("", RunSettings.Encryption.TCP);
    ProcessHandle process =
        ProcessHandle.of(supervisor.plugin("actor").orElseThrow().pid().orElseThrow())
            .orElseThrow();

    supervisor.stop(List.of("actor"), LONG);

    assertThat(process.isAlive()).isFalse();
    assertThat(supervisor.plugin("actor").orElseThrow().state()).isEqualTo(PluginState.STOPPED);
  }

  /** Waits for the last of the entries, which the plugin logs in order. */
  private void awaitLast() {
    Eventually.until(
        () -> "an error in " + records(),
        () ->
            records().stream()
                .anyMatch(
                    record ->
                        record.message().equals("logged")
                            && record.level() == System.Logger.Level.ERROR));
  }

  private void awaitLog(String message) {
    Eventually.until(
        () -> message + " in " + records(),
        () -> records().stream().anyMatch(record -> record.message().contains(message)));
  }

  private List<PluginLogRecord> records() {
    try {
      return supervisor.logs("actor", 200);
    } catch (SupervisorException e) {
      throw new AssertionError(e);
    }
  }
}
