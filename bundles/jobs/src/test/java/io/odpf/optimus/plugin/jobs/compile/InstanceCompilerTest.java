// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.TaskWindow;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.SamplePlugin;
import io.odpf.optimus.plugin.jobs.instance.InstanceFile;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.spec.SpecReader;
import io.odpf.optimus.plugin.jobs.spec.SpecRole;
import io.odpf.optimus.plugin.jobs.window.TimeInterval;
import io.odpf.optimus.plugin.template.RenderSettings;
import io.odpf.optimus.plugin.template.TemplateEngine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What containers get: where secrets go, what plugins change, and what templates get wrong. */
class InstanceCompilerTest {
  private static final String SECRET = "planted-s3cr'et";

  private static final RunValues RUN =
      new RunValues(
          Instant.parse("2021-05-26T02:00:00Z"),
          new TimeInterval(
              Instant.parse("2021-05-25T00:00:00Z"), Instant.parse("2021-05-26T00:00:00Z")),
          Instant.parse("2021-05-26T02:00:09.123Z"),
          "p:d.t");

  private static final JobScope SCOPE =
      JobScope.of(
          Map.of("bucket", "gs://p", "Zone", "z"),
          Map.of("BUCKET", "gs://n"),
          Map.of("api_key", Secret.of(SECRET)));

  private final InstanceCompiler compiler =
      new InstanceCompiler(new TemplateEngine(), RenderSettings.standard());

  private static SamplePlugin plugin() {
    return new SamplePlugin("neo", Set.of(PluginMod.CLI), List.of(), Optional.empty());
  }

  /** Returns a job with these settings of its task and of its hook. */
  private static JobSpec job(String task, String hook) {
    String yaml =
        "version: 1\nname: job_a\nowner: own\ntask:\n  name: neo\n  config:\n"
            + task.indent(4)
            + "  window: {size: 24h, offset: \"-1h30m\", truncate_to: d}\n"
            + "hooks:\n- name: after\n  config:\n"
            + hook.indent(4);
    return SpecReader.read("job.yaml", yaml.getBytes(StandardCharsets.UTF_8), SpecRole.JOB)
        .spec()
        .orElseThrow();
  }

  private CompiledInstance compile(JobSpec job, Map<String, String> assets, Unit unit)
      throws Exception {
    return compile(job, assets, unit, plugin());
  }

  private CompiledInstance compile(
      JobSpec job, Map<String, String> assets, Unit unit, PluginClient plugin) throws Exception {
    return compiler.compile(
        compiler.parse(job, assets), unit, SCOPE, RUN, plugin, CallOptions.DEFAULT);
  }

  private static List<String> shown(List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.code().word() + " " + problem.message() + " | " + problem.hint())
        .toList();
  }

  @Test
  void keepsWhateverASecretWentIntoAmongTheSecrets() throws Exception {
    JobSpec job =
        job(
            """
            PLAIN: '{{.proj.BUCKET}}'
            DIRECT: 'x {{.secret.api_key}}'
            INDEXED: '{{index .secret "api_key"}}'
            VARIABLE: '{{$s := .secret}}{{with $s}}{{.api_key}}{{end}}'
            LENGTH: '{{len .secret.api_key}}'
            CONDITION: '{{if eq .secret.api_key "x"}}a{{else}}b{{end}}'
            TEXT: 'note: .secret. is special'
            GONE: '{{.secret.gone}}'
            """,
            """
            PASSED: '{{.TASK__DIRECT}}'
            MAP: '{{.task.INDEXED | upper}}'
            ALL: '{{range $k, $v := .task}}{{$k}}{{end}}'
            OF_TEXT: '{{.TASK__TEXT}}'
            OWN: '{{.TASK__PLAIN}}'
            """);

    CompiledInstance task = compile(job, Map.of(), Unit.task("neo"));
    CompiledInstance hook = compile(job, Map.of(), Unit.hook("after"));

    assertThat(task.context().envs())
        .containsOnlyKeys("PLAIN", "DSTART", "DEND", "EXECUTION_TIME", "JOB_DESTINATION");
    assertThat(task.context().secrets())
        .containsOnlyKeys("DIRECT", "INDEXED", "VARIABLE", "LENGTH", "CONDITION", "TEXT", "GONE");
    assertThat(task.context().secrets().get("DIRECT").reveal()).isEqualTo("x " + SECRET);
    assertThat(hook.context().secrets()).containsKeys("PASSED", "MAP", "OF_TEXT");
    assertThat(hook.context().envs())
        .containsEntry("OWN", "gs://n")
        .doesNotContainKeys("PASSED", "MAP", "OF_TEXT", "PLAIN");
    for (CompiledInstance instance : List.of(task, hook)) {
      assertThat(instance.context().envs().values()).noneMatch(value -> value.contains(SECRET));
      assertThat(instance.toString()).doesNotContain(SECRET);
    }
  }

  @Test
  void findsSecretsInAnyCaseAndKeysOfConfigurationsExactly() throws Exception {
    JobSpec job =
        job(
            """
            UPPER: '{{.secret.API_KEY}}'
            INDEXED: '{{index .secret "Api_Key"}}'
            CONFIG: '{{.proj.bucket}}'
            """,
            "OWN: x\n");

    CompiledInstance task = compile(job, Map.of(), Unit.task("neo"));

    assertThat(task.context().secrets().get("UPPER").reveal()).isEqualTo(SECRET);
    assertThat(task.context().secrets().get("INDEXED").reveal()).isEqualTo(SECRET);
    assertThat(task.context().envs()).containsEntry("CONFIG", "<no value>");
  }

  @Test
  void marksFilesWithSecretsHoweverTheyGotThere() throws Exception {
    Map<String, String> assets =
        Map.of(
            "plain.sql", "select '{{.DSTART}}' ",
            "direct.txt", "{{.secret.api_key}}",
            "part.tmpl", "{{.secret.api_key}}",
            "including.txt", "{{template \"part.tmpl\" .}}");

    Map<String, InstanceFile> files =
        compile(job("", ""), assets, Unit.task("neo")).context().files();

    assertThat(files.get("plain.sql"))
        .isEqualTo(new InstanceFile("select '2021-05-25T00:00:00Z' ", false));
    assertThat(files.get("direct.txt")).isEqualTo(new InstanceFile(SECRET, true));
    assertThat(files.get("including.txt")).isEqualTo(new InstanceFile(SECRET, true));
    assertThat(files.get("part.tmpl")).isEqualTo(new InstanceFile("{{.secret.api_key}}", false));
  }

  @Test
  void givesTheRunsOwnValuesAndSettingsInUpperCaseWithoutOuterSpace() throws Exception {
    CompiledInstance instance =
        compile(
            job("a: 1\nwith-dash: x\nDSTART: mine\nSPACED: \" \\u00a0x\\n \"", ""),
            Map.of(),
            Unit.task("whatever"));

    assertThat(instance.context().envs())
        .isEqualTo(
            Map.of(
                "A", "1",
                "WITH-DASH", "x",
                "SPACED", "x",
                "DSTART", "2021-05-25T00:00:00Z",
                "DEND", "2021-05-26T00:00:00Z",
                "EXECUTION_TIME", "2021-05-26T02:00:09Z",
                "JOB_DESTINATION", "p:d.t"));
    assertThat(shown(instance.warnings()))
        .containsExactly(
            "job-no-effect setting DSTART has no effect: each run has its own value of this name |"
                + " rename it");
  }

  @Test
  void warnsOfKeysThatDoNotExistAndNamesTheRightCase() throws Exception {
    CompiledInstance instance =
        compile(
            job("A: '{{.GLOBAL__bucket}}'\nB: 'x {{.secret.api_kez}}'", "C: '{{.task.gone}}'"),
            Map.of("q.sql", "a\n {{.proj.zone}}"),
            Unit.hook("after"));

    assertThat(shown(instance.warnings()))
        .containsExactly(
            "job-no-value job job_a: task.config.A:1:3: value not substituted for key"
                + " 'GLOBAL__bucket' | did you mean 'GLOBAL__BUCKET'?",
            "job-no-value job job_a: task.config.B:1:5: value not substituted for key"
                + " 'api_kez' | did you mean 'api_key'?",
            "job-no-value job job_a: asset q.sql:2:4: value not substituted for key 'zone' |"
                + " did you mean 'ZONE'?",
            "job-no-value job job_a: hooks.after.config.C:1:3: value not substituted for key"
                + " 'gone' | the text has <no value>; check the key");
  }

  @Test
  void reportsAllTemplatesThatCannotBeParsed() {
    JobException refused =
        catchThrowableOfType(
            JobException.class,
            () ->
                compiler.parse(
                    job("A: '{{.DSTART'\nB: '{{env \"HOME\"}}'\nOK: x", "C: '{{nofunc}}'"),
                    Map.of("q.sql", "\n{{if}}", "ok.sql", "x", "not.j2", "{% if x %}{{ x }}")));

    assertThat(refused.problems())
        .extracting(problem -> problem.message())
        .hasSize(4)
        .anyMatch(message -> message.startsWith("job job_a: task.config.A:1:"))
        .anyMatch(message -> message.startsWith("job job_a: task.config.B:1:"))
        .anyMatch(message -> message.startsWith("job job_a: hooks.after.config.C:1:"))
        .anyMatch(message -> message.startsWith("job job_a: asset q.sql:2:"));
  }

  @Test
  void reportsAllTemplatesThatFailWhileTheyAreRendered() {
    JobException refused =
        catchThrowableOfType(
            JobException.class,
            () ->
                compile(
                    job("A: '{{.DSTART.foo}}'\nB: '{{fail .secret.api_key}}'", ""),
                    Map.of("q.sql", "{{index .proj 1 2}}"),
                    Unit.task("neo")));

    assertThat(refused.problems()).hasSize(3);
    assertThat(refused.problems().toString()).doesNotContain(SECRET);
  }

  @Test
  void refusesAHookThatTheJobDoesNotHave() {
    JobException refused =
        catchThrowableOfType(
            JobException.class, () -> compile(job("", ""), Map.of(), Unit.hook("before")));

    assertThat(shown(refused.problems()))
        .containsExactly(
            "job-unknown-hook job job_a: requested hook not found before: hook not found | its"
                + " hooks: after");
  }

  @Test
  void rendersTheAssetsThatThePluginReturns() throws Exception {
    List<CompileRequest> requests = new ArrayList<>();
    SamplePlugin plugin =
        new SamplePlugin(
            "neo",
            Set.of(PluginMod.CLI),
            List.of(),
            Optional.empty(),
            request -> {
              requests.add(request);
              Map<String, String> assets = new HashMap<>(request.assets());
              assets.remove("dropped.sql");
              assets.put("added.sql", "{{.DEND}}");
              return assets;
            });

    CompiledInstance instance =
        compile(
            job("key: '{{.DSTART}}'", ""),
            Map.of("q.sql", "{{.DSTART}}", "dropped.sql", ""),
            Unit.task("neo"),
            plugin);

    assertThat(instance.context().files())
        .isEqualTo(
            Map.of(
                "q.sql", new InstanceFile("2021-05-25T00:00:00Z", false),
                "added.sql", new InstanceFile("2021-05-26T00:00:00Z", false)));
    assertThat(requests)
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.config()).isEqualTo(Map.of("KEY", "{{.DSTART}}"));
              assertThat(request.assets()).containsEntry("q.sql", "{{.DSTART}}");
              assertThat(request.window())
                  .isEqualTo(new TaskWindow(Duration.ofHours(24), Duration.ofMinutes(-90), "d"));
              assertThat(request.windowStart()).isEqualTo(RUN.interval().start());
              assertThat(request.instanceData())
                  .extracting(data -> data.name() + " " + data.value())
                  .contains("EXECUTION_TIME 2021-05-26T02:00:09Z");
            });
  }

  @Test
  void asksForDependenciesWithSettingsThatNeedNoRun() throws Exception {
    JobSpec job =
        job(
            "TABLE: '{{.GLOBAL__BUCKET}}'\nKEY: '{{.secret.api_key}}'\nRUN: '{{.DSTART}}'\n"
                + "DATE: '{{.DSTART | Date}}'\nBAD: '{{fail .secret.api_key}}'",
            "");

    ResolveCompiler.Result result =
        new ResolveCompiler(RenderSettings.standard())
            .compile(
                compiler.parse(job, Map.of("q.sql", "{{.DSTART}}")),
                SCOPE,
                "p",
                TemplatePositions.NONE);

    assertThat(result.request().config())
        .containsEntry("TABLE", "gs://n")
        .containsEntry("KEY", SECRET)
        .containsEntry("RUN", "<no value>")
        .containsEntry("BAD", "{{fail .secret.api_key}}");
    assertThat(result.request().assets()).isEqualTo(Map.of("q.sql", "{{.DSTART}}"));
    assertThat(result.request().project().name()).isEqualTo("p");
    assertThat(shown(result.warnings()))
        .isNotEmpty()
        .anyMatch(text -> text.contains(" job_a: task.config.BAD:1:"))
        .allMatch(text -> text.contains("; the plugin gets the setting as written | "));
    assertThat(result.toString() + result.warnings()).doesNotContain(SECRET);
  }

  @Test
  void namesFunctionsThatGiveAnotherResultEachTime() throws Exception {
    JobTemplates templates =
        compiler.parse(job("A: '{{now}}'", "B: '{{uuidv4}}'"), Map.of("q.sql", "{{randInt 1 9}}"));

    assertThat(templates.unstableFunctions()).containsExactly("now", "randInt", "uuidv4");
  }

  @Test
  void looksForNoPositionsOfRunValuesInTheRequestForDependencies() throws Exception {
    JobTemplates templates = compiler.parse(job("A: '{{.DSTART}}'", "B: x"), Map.of());
    TemplatePositions none =
        (place, position) -> {
          throw new AssertionError("reads the file of every job again");
        };

    ResolveCompiler.Result result =
        new ResolveCompiler(RenderSettings.standard()).compile(templates, SCOPE, "p", none);

    assertThat(result.request().config()).containsEntry("A", "<no value>");
    assertThat(result.warnings()).isEmpty();
  }
}
