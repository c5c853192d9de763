// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import static io.odpf.optimus.plugin.supervisor.generation.Texts.field;
import static io.odpf.optimus.plugin.supervisor.generation.Texts.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.HookType;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.proto.a.CompileTaskAssets;
import io.odpf.optimus.plugin.proto.a.DefaultHookAssets;
import io.odpf.optimus.plugin.proto.a.DefaultHookConfig;
import io.odpf.optimus.plugin.proto.a.DefaultTaskAssets;
import io.odpf.optimus.plugin.proto.a.DefaultTaskConfig;
import io.odpf.optimus.plugin.proto.a.GenerateTaskDependencies;
import io.odpf.optimus.plugin.proto.a.GenerateTaskDestination;
import io.odpf.optimus.plugin.proto.a.GetHookSchema;
import io.odpf.optimus.plugin.proto.a.GetTaskSchema;
import io.odpf.optimus.plugin.proto.a.HookAssets;
import io.odpf.optimus.plugin.proto.a.HookConfigs;
import io.odpf.optimus.plugin.proto.a.HookPluginGrpc;
import io.odpf.optimus.plugin.proto.a.TaskAssets;
import io.odpf.optimus.plugin.proto.a.TaskConfigs;
import io.odpf.optimus.plugin.proto.a.TaskPluginGrpc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Descriptions, defaults and compilation in generation A. */
class GenerationACallsTest extends GenerationATestCase {
  @Test
  void readsEveryFieldOfATask() throws Exception {
    server
        .answer(
            TaskPluginGrpc.getGetTaskSchemaMethod(),
            GetTaskSchema.Response.newBuilder()
                .setName("neo")
                .setDescription("Near Earth objects")
                .setImage("example/neo")
                .setSecretPath("/opt/secret")
                .build())
        .start();

    assertThat(GenerationACalls.ofTask("neo", server.channel()).info(Jobs.LIMITS))
        .isEqualTo(
            new PluginInfo(
                "neo",
                "Near Earth objects",
                PluginType.TASK,
                Set.of(PluginMod.CLI, PluginMod.DEPENDENCY_RESOLVER),
                Optional.empty(),
                List.of(),
                "example/neo",
                List.of(),
                HookType.UNSPECIFIED,
                Optional.of("/opt/secret"),
                Generation.A));
  }

  @ParameterizedTest
  @CsvSource({"pre,PRE", "post,POST", "FAIL,FAIL", "sometimes,UNSPECIFIED", "'',UNSPECIFIED"})
  void readsEveryFieldOfAHook(String type, HookType expected) throws Exception {
    server
        .answer(
            HookPluginGrpc.getGetHookSchemaMethod(),
            GetHookSchema.Response.newBuilder()
                .setName("neo")
                .setDescription("Near Earth objects")
                .setImage("example/neo")
                .setType(type)
                .addDependsOn("b")
                .addDependsOn("a")
                .setSecretPath("/opt/secret")
                .build())
        .start();

    assertThat(GenerationACalls.ofHook("neo", server.channel()).info(Jobs.LIMITS))
        .isEqualTo(
            new PluginInfo(
                "neo",
                "Near Earth objects",
                PluginType.HOOK,
                Set.of(PluginMod.CLI),
                Optional.empty(),
                List.of(),
                "example/neo",
                List.of("b", "a"),
                expected,
                Optional.of("/opt/secret"),
                Generation.A));
  }

  @Test
  void sendsAnswersForATasksDefaults() throws Exception {
    server
        .answer(
            TaskPluginGrpc.getDefaultTaskConfigMethod(),
            DefaultTaskConfig.Response.newBuilder()
                .setConfigs(
                    TaskConfigs.newBuilder()
                        .addConfigs(TaskConfigs.Config.newBuilder().setName("Z").setValue("1"))
                        .addConfigs(TaskConfigs.Config.newBuilder().setName("A").setValue("2")))
                .build())
        .answer(
            TaskPluginGrpc.getDefaultTaskAssetsMethod(),
            DefaultTaskAssets.Response.newBuilder().setAssets(taskAssets()).build())
        .start();
    PluginCalls calls = GenerationACalls.ofTask("neo", server.channel());
    List<Answer> answers = List.of(new Answer(Jobs.LEAF, "1"));
    String request =
        message(field("answers", field("question", LEAF), "value: \"1\""), Texts.DRY_RUN);

    assertThat(calls.defaultConfig(answers, Map.of("T", "t"), Jobs.DRY_RUN))
        .containsExactly(entry("Z", "1"), entry("A", "2"));
    assertThat(server.request(TaskPluginGrpc.getDefaultTaskConfigMethod())).isEqualTo(request);
    assertThat(calls.defaultAssets(answers, Map.of("T", "t"), Jobs.DRY_RUN))
        .containsExactly(entry("z", "1"), entry("a", "2"));
    assertThat(server.request(TaskPluginGrpc.getDefaultTaskAssetsMethod())).isEqualTo(request);
  }

  @Test
  void sendsTheTasksConfigurationForAHooksDefaults() throws Exception {
    server
        .answer(
            HookPluginGrpc.getDefaultHookConfigMethod(),
            DefaultHookConfig.Response.newBuilder()
                .setConfig(
                    HookConfigs.newBuilder()
                        .addConfigs(HookConfigs.Config.newBuilder().setName("Z").setValue("1"))
                        .addConfigs(HookConfigs.Config.newBuilder().setName("A").setValue("2")))
                .build())
        .answer(
            HookPluginGrpc.getDefaultHookAssetsMethod(),
            DefaultHookAssets.Response.newBuilder()
                .setAssets(
                    HookAssets.newBuilder()
                        .addAssets(HookAssets.Asset.newBuilder().setName("z").setValue("1"))
                        .addAssets(HookAssets.Asset.newBuilder().setName("a").setValue("2")))
                .build())
        .start();
    PluginCalls calls = GenerationACalls.ofHook("neo", server.channel());
    Map<String, String> taskConfig = Jobs.values("Z", "last letter first", "A", "1");
    String request =
        message(
            field("answers", field("question", LEAF), "value: \"1\""),
            Texts.OPTIONS,
            field("task_configs", Texts.CONFIGS));
    String empty = message(Texts.OPTIONS, field("task_configs"));

    List<Answer> answers = List.of(new Answer(Jobs.LEAF, "1"));
    assertThat(calls.defaultConfig(answers, taskConfig, Jobs.LIMITS))
        .containsExactly(entry("Z", "1"), entry("A", "2"));
    assertThat(server.request(HookPluginGrpc.getDefaultHookConfigMethod())).isEqualTo(request);
    assertThat(calls.defaultAssets(answers, taskConfig, Jobs.LIMITS))
        .containsExactly(entry("z", "1"), entry("a", "2"));
    assertThat(server.request(HookPluginGrpc.getDefaultHookAssetsMethod())).isEqualTo(request);

    calls.defaultConfig(List.of(), Map.of(), Jobs.LIMITS);
    assertThat(server.request(HookPluginGrpc.getDefaultHookConfigMethod())).isEqualTo(empty);
    calls.defaultAssets(List.of(), Map.of(), Jobs.LIMITS);
    assertThat(server.request(HookPluginGrpc.getDefaultHookAssetsMethod())).isEqualTo(empty);
  }

  private static TaskAssets.Builder taskAssets() {
    return TaskAssets.newBuilder()
        .addAssets(TaskAssets.Asset.newBuilder().setName("z").setValue("1"))
        .addAssets(TaskAssets.Asset.newBuilder().setName("a").setValue("2"));
  }

  @Test
  void sendsAllFieldsOfACompilation() throws Exception {
    server
        .answer(
            TaskPluginGrpc.getCompileTaskAssetsMethod(),
            CompileTaskAssets.Response.newBuilder().setAssets(taskAssets()).build())
        .start();
    PluginCalls calls = GenerationACalls.ofTask("neo", server.channel());

    assertThat(calls.compileAssets(Jobs.COMPILE, Jobs.DRY_RUN))
        .containsExactly(entry("z", "1"), entry("a", "2"));
    assertThat(server.request(TaskPluginGrpc.getCompileTaskAssetsMethod()))
        .isEqualTo(
            message(
                Texts.instanceData("ENV", "FILE"),
                Texts.SCHEDULE,
                field("job_assets", Texts.ASSET),
                field("job_configs", Texts.CONFIGS),
                Texts.DRY_RUN,
                field("task_window", Texts.WINDOW)));

    calls.compileAssets(Jobs.EMPTY_COMPILE, Jobs.LIMITS);
    assertThat(server.request(TaskPluginGrpc.getCompileTaskAssetsMethod()))
        .isEqualTo(
            message(
                Texts.EMPTY_SCHEDULE,
                field("job_assets"),
                field("job_configs"),
                Texts.OPTIONS,
                field("task_window", Texts.EMPTY_WINDOW)));
  }

  @Test
  void sendsConfigurationAssetsAndProjectToResolve() throws Exception {
    server
        .answer(
            TaskPluginGrpc.getGenerateTaskDestinationMethod(),
            GenerateTaskDestination.Response.newBuilder().setDestination("set.table").build())
        .answer(
            TaskPluginGrpc.getGenerateTaskDependenciesMethod(),
            GenerateTaskDependencies.Response.newBuilder()
                .addDependencies("z")
                .addDependencies("a")
                .build())
        .start();
    PluginCalls calls = GenerationACalls.ofTask("neo", server.channel());
    String resolve =
        message(
            field("job_assets", Texts.ASSET),
            field("job_config", Texts.CONFIGS),
            Texts.OPTIONS,
            Texts.PROJECT);
    String empty =
        message(field("job_assets"), field("job_config"), Texts.OPTIONS, field("project"));

    assertThat(calls.destination(Jobs.RESOLVE, Jobs.LIMITS))
        .isEqualTo(new Destination("set.table", Optional.empty()));
    assertThat(server.request(TaskPluginGrpc.getGenerateTaskDestinationMethod()))
        .isEqualTo(resolve);
    assertThat(calls.dependencies(Jobs.RESOLVE, Jobs.LIMITS)).containsExactly("z", "a");
    assertThat(server.request(TaskPluginGrpc.getGenerateTaskDependenciesMethod()))
        .isEqualTo(resolve);

    calls.destination(Jobs.EMPTY_RESOLVE, Jobs.LIMITS);
    assertThat(server.request(TaskPluginGrpc.getGenerateTaskDestinationMethod())).isEqualTo(empty);
    calls.dependencies(Jobs.EMPTY_RESOLVE, Jobs.LIMITS);
    assertThat(server.request(TaskPluginGrpc.getGenerateTaskDependenciesMethod())).isEqualTo(empty);
  }

  @Test
  void refusesCallsThatHooksLack() throws Exception {
    server.start();
    PluginCalls calls = GenerationACalls.ofHook("neo", server.channel());

    absent(() -> calls.compileAssets(Jobs.COMPILE, Jobs.LIMITS), "compiled assets");
    absent(() -> calls.destination(Jobs.RESOLVE, Jobs.LIMITS), "destination");
    absent(() -> calls.dependencies(Jobs.RESOLVE, Jobs.LIMITS), "dependencies");
  }

  private static void absent(ThrowingCallable call, String what) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            PluginCallException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(PluginCallException.Kind.UNSUPPORTED);
              assertThat(failure.hint()).isEqualTo("ask the task that it belongs to");
            })
        .hasMessage("plugin neo is a hook of generation A, which has no " + what);
  }
}
