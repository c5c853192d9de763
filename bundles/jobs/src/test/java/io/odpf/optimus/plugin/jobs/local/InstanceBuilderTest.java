// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.jobs.compile.CompiledInstance;
import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.jobs.instance.InstanceContext;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstanceBuilderTest extends ProjectTest {
  private static final Instant EXECUTED_AT = Instant.parse("2021-05-26T02:00:07Z");

  private CompiledInstance build(Unit unit, InstanceBuilder.Secrets shown) throws Exception {
    LocalJob job = JobFinder.find(project().namespaces(), "job_a");
    return new InstanceBuilder(project(), installed(), secretLookup(), OPTIONS)
        .build(job, unit, SCHEDULED_AT, EXECUTED_AT, shown);
  }

  private InstanceContext task() throws Exception {
    return build(Unit.task("neo"), InstanceBuilder.Secrets.REVEALED).context();
  }

  @Test
  void compilesSettingsAndAssetsOfATask() throws Exception {
    write(
        "ground/a/job.yaml",
        JOB.replace("NAME", "job_a").replace("bucket: '", "TARGET: a.b.c\n    bucket: '"));
    write("ground/a/assets/q.sql", "{{.DSTART}} to {{.JOB_DESTINATION}}");

    InstanceContext context = task();

    assertThat(context.envs())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "BUCKET", "g",
                "TARGET", "a.b.c",
                "RANGE_START", "2021-05-25T00:00:00Z",
                "DSTART", "2021-05-25T00:00:00Z",
                "DEND", "2021-05-26T00:00:00Z",
                "EXECUTION_TIME", "2021-05-26T02:00:07Z",
                "JOB_DESTINATION", "a.b.c"));
    assertThat(context.files().get("q.sql").text()).isEqualTo("2021-05-25T00:00:00Z to a.b.c");
  }

  @Test
  void takesTheAssetsThatThePluginReturns() throws Exception {
    plugins.put("neo", plugin(request -> Map.of("new.sql", "{{.DEND}}")));
    job("space/a", "job_a");
    write("space/a/assets/old.sql", "x");

    assertThat(task().files().keySet()).containsExactly("new.sql");
    assertThat(task().files().get("new.sql").text()).isEqualTo("2021-05-26T00:00:00Z");
  }

  @Test
  void masksSecretsWhateverTemplatesDoWithThem() throws Exception {
    secrets.put("key", Secret.of("planted"));
    write(
        "space/a/job.yaml",
        JOB.replace("NAME", "job_a")
            .replace("'{{.GLOBAL__BUCKET}}'", "'{{index .secret \"key\" | upper}}'"));
    write("space/a/assets/q.sql", "{{.secret.key}}");

    InstanceContext masked = build(Unit.task("neo"), InstanceBuilder.Secrets.MASKED).context();
    InstanceContext revealed = task();

    assertThat(masked.secrets().get("BUCKET").reveal()).isEqualTo("****");
    assertThat(masked.files().get("q.sql").text()).isEqualTo("****");
    assertThat(revealed.secrets().get("BUCKET").reveal()).isEqualTo("PLANTED");
    assertThat(revealed.files().get("q.sql").text()).isEqualTo("planted");
    assertThat(revealed.envs()).doesNotContainKey("BUCKET");
  }

  @Test
  void givesAHookTheSettingsOfTheTask() throws Exception {
    write(
        "space/a/job.yaml",
        JOB.replace("NAME", "job_a")
            + "hooks:\n- name: hook_after\n  config: {t: '{{.TASK__BUCKET}}'}\n");

    InstanceContext context =
        build(Unit.hook("hook_after"), InstanceBuilder.Secrets.REVEALED).context();

    assertThat(context.envs()).containsEntry("T", "b").doesNotContainKey("BUCKET");
  }

  @Test
  void reportsAllTemplatesThatFailWithTheirPlaces() throws Exception {
    write(
        "space/a/job.yaml",
        JOB.replace("NAME", "job_a")
            .replace("{{.DSTART}}", "{{fail \"x\"}}")
            .replace("{{.GLOBAL__BUCKET}}", "{{fail \"y\"}}"));

    assertThatThrownBy(this::task)
        .isInstanceOfSatisfying(
            JobException.class,
            failure ->
                assertThat(shown(failure.problems()))
                    .hasSize(2)
                    .allMatch(problem -> problem.startsWith("space/a/job.yaml:1")));
  }

  @Test
  void failsWithThePlugin() throws Exception {
    plugins.put(
        "neo",
        plugin(
            request -> {
              throw new PluginCallException(
                  PluginCallException.Kind.TIMEOUT, "no reply", "wait", null);
            }));
    job("space/a", "job_a");

    assertThatThrownBy(this::task).isInstanceOf(PluginCallException.class);
  }

  @Test
  void masksASecretThatThePluginRepeatsInItsFailure() throws Exception {
    secrets.put("key", Secret.of("planted"));
    plugins.put(
        "neo",
        plugin(
            request -> {
              throw new PluginCallException(
                  PluginCallException.Kind.REFUSED, "no access with planted", "look", null);
            }));
    job("space/a", "job_a");

    assertThatThrownBy(this::task).hasMessage("no access with ****").hasNoCause();
  }

  @Test
  void warnsOfKeysThatDoNotExist() throws Exception {
    write(
        "space/a/job.yaml",
        JOB.replace("NAME", "job_a").replace("GLOBAL__BUCKET", "GLOBAL__bucket"));

    assertThat(shown(build(Unit.task("neo"), InstanceBuilder.Secrets.REVEALED).warnings()))
        .singleElement()
        .asString()
        .startsWith("space/a/job.yaml:11:13 job job_a: task.config.bucket:1:")
        .endsWith(" | did you mean 'GLOBAL__BUCKET'?");
  }
}
