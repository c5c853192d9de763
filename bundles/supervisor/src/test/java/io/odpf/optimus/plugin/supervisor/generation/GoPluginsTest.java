// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.HookType;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginCallException.Kind;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls.CallLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plugins in Go on go-plugin, the current release and that of Optimus's own times. As real plugins
 * do, they end with a panic if a request lacks a sub-message.
 */
@Tag("process")
class GoPluginsTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final String HOOK_OF_A = "generation=A&type=hook";

  private static FixturePlugins current;
  private static FixturePlugins old;

  @TempDir Path directory;

  @BeforeAll
  static void build() {
    Path fixtures = Path.of(System.getProperty("optimus.itests.fixtures"));
    Path cache = Path.of(System.getProperty("optimus.itests.cache")).resolve("go");
    current = FixturePlugins.build(fixtures, cache);
    old = FixturePlugins.buildOld(fixtures, cache);
  }

  private GoPlugin start(String role) throws IOException {
    return GoPlugin.start(current.actor(), role, directory);
  }

  private static PluginCalls detect(GoPlugin plugin) throws Exception {
    return new GenerationDetector("neo", plugin.channel()).detect(TIMEOUT);
  }

  private static PluginCallException failure(ThrowingCallable call) {
    return catchThrowableOfType(PluginCallException.class, call);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generation=A",
        HOOK_OF_A,
        "generation=B",
        "generation=C",
        "generation=C&window=optional",
        "generation=D",
        "generation=E",
        "generation=E&package=raystack"
      })
  void callsEachGenerationWithNothingAndThePluginSurvives(String role) throws Exception {
    for (FixturePlugins release : List.of(current, old)) {
      try (GoPlugin plugin = GoPlugin.start(release.actor(), role, directory)) {
        PluginCalls calls = detect(plugin);
        assertThat(calls.generation().name()).isEqualTo(role.substring(11, 12));
        calls.info(Jobs.LIMITS);
        boolean cli = calls.generation().compareTo(Generation.D) < 0;
        if (cli) {
          calls.questions("", Jobs.LIMITS);
          calls.validate(new Answer(Jobs.LEAF, ""), Jobs.LIMITS);
          calls.defaultConfig(List.of(), Map.of(), Jobs.LIMITS);
          calls.defaultAssets(List.of(), Map.of(), Jobs.LIMITS);
        }
        if (!role.equals(HOOK_OF_A)) {
          calls.compileAssets(Jobs.EMPTY_COMPILE, Jobs.LIMITS);
          calls.destination(Jobs.EMPTY_RESOLVE, Jobs.LIMITS);
          calls.dependencies(Jobs.EMPTY_RESOLVE, Jobs.LIMITS);
        }
        assertThat(plugin.alive()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "generation=A, A, TASK, , , A2",
    "generation=A&type=hook&hook=post, A, HOOK, POST, , A1",
    "generation=B&type=hook&hook=fail, B, HOOK, FAIL, 0.1.0, B2",
    "generation=C&version=1.2.3, C, TASK, , 1.2.3, C2",
    "generation=D, D, UNSPECIFIED, , , D0",
    "generation=E, E, UNSPECIFIED, , , E0"
  })
  void readsWhatEachSaysOfItself(
      String role,
      Generation generation,
      PluginType type,
      HookType hookType,
      String version,
      String parts)
      throws Exception {
    try (GoPlugin plugin = start(role + "&name=neo")) {
      PluginInfo info = detect(plugin).info(Jobs.LIMITS);

      assertThat(info.name()).isEqualTo("neo");
      assertThat(info.generation()).isEqualTo(generation);
      assertThat(info.type()).isEqualTo(type);
      assertThat(info.hookType()).isEqualTo(hookType == null ? HookType.UNSPECIFIED : hookType);
      assertThat(info.version()).isEqualTo(Optional.ofNullable(version));
      assertThat(info.mods().contains(PluginMod.CLI)).isEqualTo(!parts.endsWith("0"));
      assertThat(info.mods().contains(PluginMod.DEPENDENCY_RESOLVER))
          .isEqualTo(!parts.endsWith("1"));
      if (generation.compareTo(Generation.D) < 0) {
        assertThat(info.description()).isEqualTo("Test plugin of generation " + generation);
        assertThat(info.image()).startsWith("registry.example.com/optimus/neo");
        assertThat(info.secretPath()).contains("/opt/secrets/neo.json");
        assertThat(info.dependsOn())
            .isEqualTo(type == PluginType.HOOK ? List.of("transporter", "predator") : List.of());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generation=A",
        "generation=A&earliest",
        HOOK_OF_A,
        "generation=A&type=hook&earliest",
        "generation=B",
        "generation=C"
      })
  void asksAndAnswersQuestionsOfEachGeneration(String role) throws Exception {
    try (GoPlugin plugin = start(role)) {
      PluginCalls calls = detect(plugin);

      List<Question> questions = calls.questions("daily", Jobs.DRY_RUN);
      Question project = questions.get(0);
      Question method = questions.get(1);
      assertThat(project.prompt()).isEqualTo("Project of daily?");
      assertThat(project.defaultValue()).isEqualTo("example");
      assertThat(project.help()).contains("\"dry_run\":true");
      assertThat(method.choices()).containsExactly("APPEND", "MERGE", "REPLACE");
      assertThat(method.subQuestions()).hasSize(1);
      assertThat(method.subQuestions().get(0).ifValue()).isEqualTo("MERGE");
      List<Question> asked = method.subQuestions().get(0).questions();
      assertThat(asked.get(0).name()).isEqualTo("KEY");
      Question filter =
          role.contains("earliest")
              ? asked.get(1)
              : asked.get(0).subQuestions().get(0).questions().get(0);
      assertThat(filter.name()).isEqualTo("FILTER");

      assertThat(calls.validate(new Answer(method, "MERGE"), Jobs.LIMITS).valid()).isTrue();
      Validation refused = calls.validate(new Answer(method, "DELETE"), Jobs.LIMITS);
      assertThat(refused.valid()).isFalse();
      assertThat(refused.error()).isNotEmpty();

      // The plugin repeats the request, so that it had the sub-questions.
      Question echo = new Question("ECHO", "", "", "", List.of(), method.subQuestions());
      assertThat(calls.validate(new Answer(echo, "x"), Jobs.LIMITS).error())
          .contains("MERGE", "KEY", "FILTER");

      List<Answer> answers = List.of(new Answer(project, "p"), new Answer(method, "APPEND"));
      Map<String, String> config = calls.defaultConfig(answers, Map.of("T", "task's"), Jobs.LIMITS);
      assertThat(config).containsEntry("PROJECT", "p").containsEntry("LOAD_METHOD", "APPEND");
      assertThat(config.containsValue("task's")).isEqualTo(role.contains("hook"));
      assertThat(calls.defaultAssets(answers, Map.of(), Jobs.LIMITS))
          .containsEntry("query.sql", "select * from p");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generation=A",
        "generation=B",
        "generation=C",
        "generation=D",
        "generation=E",
        "generation=E&package=raystack"
      })
  void compilesAndResolvesWithEachGeneration(String role) throws Exception {
    try (GoPlugin plugin = start(role)) {
      PluginCalls calls = detect(plugin);

      Map<String, String> compiled =
          calls.compileAssets(
              new CompileRequest(
                  Map.of("TABLE", "orders"),
                  Map.of("query.sql", "select {{.TABLE}} at {{.DSTART}}"),
                  Jobs.COMPILE.window(),
                  Jobs.COMPILE.scheduledAt(),
                  Jobs.COMPILE.windowStart(),
                  Jobs.COMPILE.windowEnd(),
                  Jobs.COMPILE.instanceData()),
              Jobs.LIMITS);
      assertThat(compiled).containsEntry("query.sql", "select orders at monday");
      assertThat(compiled.keySet().iterator().next()).isEqualTo("request.json");

      Map<String, String> table = Jobs.values("PROJECT", "p", "DATASET", "d", "TABLE", "t");
      assertThat(
              calls.destination(
                  new io.odpf.optimus.plugin.api.plugin.ResolveRequest(
                      table, Map.of(), Jobs.RESOLVE.project()),
                  Jobs.LIMITS))
          .isEqualTo(
              new Destination(
                  "p:d.t",
                  role.equals("generation=A") ? Optional.empty() : Optional.of("bigquery")));
      List<String> dependencies = calls.dependencies(Jobs.RESOLVE, Jobs.LIMITS);
      assertThat(dependencies)
          .contains("config:A=1", "config:Z=last letter first", "asset:query.sql=select 1");
      assertThat(dependencies.contains("secret:KEY=hunter2")).isEqualTo(!role.contains("=E"));
      assertThat(dependencies.contains("project:BUCKET=b")).isEqualTo(!role.contains("=E"));
    }
  }

  @Test
  void namesTheModThatAPluginDoesNotHave() throws Exception {
    try (GoPlugin plugin = start("generation=C&mods=cli")) {
      PluginCalls calls = detect(plugin);

      PluginCallException failure = failure(() -> calls.destination(Jobs.RESOLVE, Jobs.LIMITS));

      assertThat(failure.kind()).isEqualTo(Kind.UNSUPPORTED);
      assertThat(failure)
          .hasMessage(
              "plugin neo does not serve GenerateDestination of the dependency resolver mod of"
                  + " generation C");
    }
  }

  @Test
  void quotesAPluginsRefusal() throws Exception {
    try (GoPlugin plugin = start("generation=B&refuse=9&only=GetQuestions")) {
      PluginCalls calls = detect(plugin);

      PluginCallException failure = failure(() -> calls.questions("daily", Jobs.LIMITS));

      assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
      assertThat(failure.getMessage()).startsWith("plugin neo refused GetQuestions: ");
    }
  }

  @Test
  void namesTheLimitOfARequestThatIsTooLargeForGo() throws Exception {
    try (GoPlugin plugin = start("generation=C")) {
      PluginCalls calls = detect(plugin);
      PluginCallException failure =
          failure(() -> calls.compileAssets(Jobs.LARGE_COMPILE, Jobs.LIMITS));

      assertThat(failure.kind()).isEqualTo(Kind.INVALID);
      assertThat(failure.getMessage()).contains("larger than max");
      assertThat(plugin.alive()).isTrue();
    }
  }

  @Test
  void readsAnAnswerThatIsLargerThanARequestMayBe() throws Exception {
    try (GoPlugin plugin = start("generation=C&huge=9000000&only=CompileAssets")) {
      assertThat(detect(plugin).compileAssets(Jobs.EMPTY_COMPILE, Jobs.LIMITS).toString())
          .hasSizeGreaterThan(9_000_000);
    }
  }

  @Test
  void timesOutOnASlowCall() throws Exception {
    try (GoPlugin plugin = start("generation=C&slow=5m&only=GetQuestions")) {
      PluginCalls calls = detect(plugin);

      assertThat(
              failure(() -> calls.questions("daily", new CallLimits(Duration.ofMillis(300), false)))
                  .kind())
          .isEqualTo(Kind.TIMEOUT);
      assertThat(calls.info(Jobs.LIMITS).name()).isNotEmpty();
    }
  }

  @Test
  void reportsAPluginThatIsKilledDuringACall() throws Exception {
    try (GoPlugin plugin = start("generation=C&slow=5m&only=GetQuestions")) {
      PluginCalls calls = detect(plugin);
      FutureTask<PluginCallException> call =
          new FutureTask<>(() -> failure(() -> calls.questions("daily", Jobs.LIMITS)));
      new Thread(call, "caller").start();

      plugin.kill();

      assertThat(call.get(5, TimeUnit.MINUTES).kind()).isEqualTo(Kind.CRASHED);
    }
  }

  @Test
  void reportsAPluginThatPanicsInACall() throws Exception {
    try (GoPlugin plugin = start("generation=C&crash=panic&calls=2")) {
      PluginCalls calls = detect(plugin);
      calls.info(Jobs.LIMITS);

      assertThat(failure(() -> calls.questions("daily", Jobs.LIMITS)).kind())
          .isEqualTo(Kind.CRASHED);
    }
  }

  @Test
  void listsTheServicesOfAPluginForAnotherProgram() throws Exception {
    try (GoPlugin plugin =
        GoPlugin.start(
            current.example("grpc/plugin-go-grpc"), directory, Map.of("BASIC_PLUGIN", "hello"))) {
      assertThat(failure(() -> detect(plugin)))
          .hasMessage(
              "plugin neo serves no known generation of Optimus plugins; it serves"
                  + " grpc.health.v1.Health, grpc.reflection.v1.ServerReflection,"
                  + " grpc.reflection.v1alpha.ServerReflection, plugin.GRPCBroker,"
                  + " plugin.GRPCController, plugin.GRPCStdio, proto.KV");
    }
  }
}
