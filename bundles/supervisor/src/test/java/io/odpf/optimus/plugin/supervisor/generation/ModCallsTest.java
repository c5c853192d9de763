// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import static io.odpf.optimus.plugin.supervisor.generation.Texts.field;
import static io.odpf.optimus.plugin.supervisor.generation.Texts.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.HookType;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.proto.b.BaseGrpc;
import io.odpf.optimus.plugin.proto.b.CLIModGrpc;
import io.odpf.optimus.plugin.proto.b.DependencyResolverModGrpc;
import io.odpf.optimus.plugin.proto.c.Assets;
import io.odpf.optimus.plugin.proto.c.BaseServiceGrpc;
import io.odpf.optimus.plugin.proto.c.CLIModServiceGrpc;
import io.odpf.optimus.plugin.proto.c.CompileAssetsResponse;
import io.odpf.optimus.plugin.proto.c.Configs;
import io.odpf.optimus.plugin.proto.c.DefaultAssetsResponse;
import io.odpf.optimus.plugin.proto.c.DefaultConfigResponse;
import io.odpf.optimus.plugin.proto.c.DependencyResolverModServiceGrpc;
import io.odpf.optimus.plugin.proto.c.GenerateDependenciesResponse;
import io.odpf.optimus.plugin.proto.c.GenerateDestinationResponse;
import io.odpf.optimus.plugin.proto.c.GetQuestionsResponse;
import io.odpf.optimus.plugin.proto.c.PluginInfoResponse;
import io.odpf.optimus.plugin.proto.c.PluginQuestion;
import io.odpf.optimus.plugin.proto.c.ValidateQuestionResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generations B and C, each served by the generated code of its own. */
class ModCallsTest {

  private static final String RESOLVE =
      message(
          field("assets", Texts.ASSET),
          field("config", Texts.CONFIGS),
          Texts.OPTIONS,
          Texts.PROJECT);

  private static final String EMPTY_RESOLVE =
      message(field("assets"), field("config"), Texts.OPTIONS, field("project"));

  /** The calls of a generation. */
  private enum Mods {
    B(
        CLIModGrpc.getGetQuestionsMethod(),
        CLIModGrpc.getValidateQuestionMethod(),
        CLIModGrpc.getDefaultConfigMethod(),
        CLIModGrpc.getDefaultAssetsMethod(),
        CLIModGrpc.getCompileAssetsMethod(),
        DependencyResolverModGrpc.getGenerateDestinationMethod(),
        DependencyResolverModGrpc.getGenerateDependenciesMethod()),
    C(
        CLIModServiceGrpc.getGetQuestionsMethod(),
        CLIModServiceGrpc.getValidateQuestionMethod(),
        CLIModServiceGrpc.getDefaultConfigMethod(),
        CLIModServiceGrpc.getDefaultAssetsMethod(),
        CLIModServiceGrpc.getCompileAssetsMethod(),
        DependencyResolverModServiceGrpc.getGenerateDestinationMethod(),
        DependencyResolverModServiceGrpc.getGenerateDependenciesMethod());

    private final MethodDescriptor<?, ?> questions;
    private final MethodDescriptor<?, ?> validate;
    private final MethodDescriptor<?, ?> defaultConfig;
    private final MethodDescriptor<?, ?> defaultAssets;
    private final MethodDescriptor<?, ?> compile;
    private final MethodDescriptor<?, ?> destination;
    private final MethodDescriptor<?, ?> dependencies;

    Mods(
        MethodDescriptor<?, ?> questions,
        MethodDescriptor<?, ?> validate,
        MethodDescriptor<?, ?> defaultConfig,
        MethodDescriptor<?, ?> defaultAssets,
        MethodDescriptor<?, ?> compile,
        MethodDescriptor<?, ?> destination,
        MethodDescriptor<?, ?> dependencies) {
      this.questions = questions;
      this.validate = validate;
      this.defaultConfig = defaultConfig;
      this.defaultAssets = defaultAssets;
      this.compile = compile;
      this.destination = destination;
      this.dependencies = dependencies;
    }

    PluginCalls calls(Channel channel) {
      return this == B ? ModCalls.ofB("neo", channel) : ModCalls.ofC("neo", channel);
    }
  }

  @RegisterExtension final PluginServer server = new PluginServer();

  @Test
  void readsEveryFieldOfADescriptionOfGenerationB() throws Exception {
    server
        .answer(
            BaseGrpc.getPluginInfoMethod(),
            io.odpf.optimus.plugin.proto.b.PluginInfoResponse.newBuilder()
                .setName("neo")
                .setDescription("Near Earth objects")
                .setPluginType(io.odpf.optimus.plugin.proto.b.PluginType.PluginType_HOOK)
                .addPluginMods(io.odpf.optimus.plugin.proto.b.PluginMod.PluginMod_CLI)
                .addPluginMods(
                    io.odpf.optimus.plugin.proto.b.PluginMod.PluginMod_DEPENDENCYRESOLVER)
                .setPluginVersion("0.0.6")
                .addApiVersion("1")
                .addApiVersion("2")
                .setImage("example/neo:0.0.6")
                .addDependsOn("b")
                .addDependsOn("a")
                .setHookType(io.odpf.optimus.plugin.proto.b.HookType.HookType_FAIL)
                .setSecretPath("/opt/secret")
                .build())
        .start();

    assertThat(ModCalls.ofB("neo", server.channel()).info(Jobs.LIMITS))
        .isEqualTo(described(HookType.FAIL, Generation.B));
  }

  @Test
  void readsEveryFieldOfADescriptionOfGenerationC() throws Exception {
    server
        .answer(
            BaseServiceGrpc.getPluginInfoMethod(),
            PluginInfoResponse.newBuilder()
                .setName("neo")
                .setDescription("Near Earth objects")
                .setPluginType(io.odpf.optimus.plugin.proto.c.PluginType.PLUGIN_TYPE_HOOK)
                .addPluginMods(
                    io.odpf.optimus.plugin.proto.c.PluginMod.PLUGIN_MOD_DEPENDENCYRESOLVER)
                .addPluginMods(io.odpf.optimus.plugin.proto.c.PluginMod.PLUGIN_MOD_CLI)
                .setPluginVersion("0.0.6")
                .addApiVersion("1")
                .addApiVersion("2")
                .setImage("example/neo:0.0.6")
                .addDependsOn("b")
                .addDependsOn("a")
                .setHookType(io.odpf.optimus.plugin.proto.c.HookType.HOOK_TYPE_PRE)
                .setSecretPath("/opt/secret")
                .build())
        .start();

    assertThat(ModCalls.ofC("neo", server.channel()).info(Jobs.LIMITS))
        .isEqualTo(described(HookType.PRE, Generation.C));
  }

  private static PluginInfo described(HookType hookType, Generation generation) {
    return new PluginInfo(
        "neo",
        "Near Earth objects",
        PluginType.HOOK,
        Set.of(PluginMod.CLI, PluginMod.DEPENDENCY_RESOLVER),
        Optional.of("0.0.6"),
        List.of("1", "2"),
        "example/neo:0.0.6",
        List.of("b", "a"),
        hookType,
        Optional.of("/opt/secret"),
        generation);
  }

  @Test
  void readsUnknownNumbersAsUnspecified() throws Exception {
    server
        .answer(
            BaseServiceGrpc.getPluginInfoMethod(),
            PluginInfoResponse.newBuilder()
                .setPluginTypeValue(17)
                .setHookTypeValue(-1)
                .addPluginModsValue(9)
                .addPluginModsValue(0)
                .addPluginModsValue(1)
                .build())
        .start();

    PluginInfo info = ModCalls.ofC("neo", server.channel()).info(Jobs.LIMITS);

    assertThat(info.type()).isEqualTo(PluginType.UNSPECIFIED);
    assertThat(info.hookType()).isEqualTo(HookType.UNSPECIFIED);
    assertThat(info.mods()).containsExactly(PluginMod.CLI);
  }

  @Test
  void readsAnEmptyDescription() throws Exception {
    server
        .answer(BaseServiceGrpc.getPluginInfoMethod(), PluginInfoResponse.getDefaultInstance())
        .start();

    assertThat(ModCalls.ofC("neo", server.channel()).info(Jobs.LIMITS))
        .isEqualTo(Jobs.named("", Set.of(), Generation.C));
  }

  @ParameterizedTest
  @EnumSource
  void readsQuestionsWithTheirSubQuestions(Mods mods) throws Exception {
    PluginQuestion leaf = PluginQuestion.newBuilder().setName("leaf").setPrompt("Leaf?").build();
    server
        .answerLike(
            mods.questions,
            GetQuestionsResponse.newBuilder()
                .addQuestions(
                    PluginQuestion.newBuilder()
                        .setName("kind")
                        .setPrompt("Which kind?")
                        .setHelp("one of two")
                        .setDefault("a")
                        .addMultiselect("a")
                        .addMultiselect("b")
                        .addSubQuestions(
                            group("a")
                                .addQuestions(leaf)
                                .addQuestions(
                                    PluginQuestion.newBuilder()
                                        .setName("deep")
                                        .setPrompt("Deep?")
                                        .addSubQuestions(group("yes").addQuestions(leaf)))))
                .addQuestions(leaf)
                .build())
        .start();

    assertThat(mods.calls(server.channel()).questions("daily", Jobs.DRY_RUN))
        .containsExactly(Jobs.QUESTION, Jobs.LEAF);
    assertThat(server.request(mods.questions))
        .isEqualTo(message("job_name: \"daily\"", Texts.DRY_RUN));
  }

  private static PluginQuestion.SubQuestion.Builder group(String value) {
    return PluginQuestion.SubQuestion.newBuilder().setIfValue(value);
  }

  @ParameterizedTest
  @EnumSource
  void sendsAnAnswerWithItsWholeQuestion(Mods mods) throws Exception {
    server
        .answerLike(
            mods.validate,
            ValidateQuestionResponse.newBuilder()
                .setSuccess(false)
                .setError("no such kind")
                .build())
        .start();

    assertThat(mods.calls(server.channel()).validate(Jobs.ANSWER, Jobs.LIMITS))
        .isEqualTo(new Validation(false, "no such kind"));
    assertThat(server.request(mods.validate))
        .isEqualTo(
            """
            answer {
              question {
                default: "a"
                help: "one of two"
                multiselect: "a"
                multiselect: "b"
                name: "kind"
                prompt: "Which kind?"
                sub_questions {
                  if_value: "a"
                  questions {
                    name: "leaf"
                    prompt: "Leaf?"
                  }
                  questions {
                    name: "deep"
                    prompt: "Deep?"
                    sub_questions {
                      if_value: "yes"
                      questions {
                        name: "leaf"
                        prompt: "Leaf?"
                      }
                    }
                  }
                }
              }
              value: "a"
            }
            options {
            }\
            """);
  }

  @ParameterizedTest
  @EnumSource
  void sendsEveryAnswerForDefaults(Mods mods) throws Exception {
    server
        .answerLike(
            mods.defaultConfig,
            DefaultConfigResponse.newBuilder()
                .setConfig(Configs.newBuilder().addConfigs(config("Z")).addConfigs(config("A")))
                .build())
        .answerLike(
            mods.defaultAssets,
            DefaultAssetsResponse.newBuilder()
                .setAssets(Assets.newBuilder().addAssets(asset("z")).addAssets(asset("a")))
                .build())
        .start();
    PluginCalls calls = mods.calls(server.channel());
    List<Answer> answers = List.of(new Answer(Jobs.LEAF, "1"), new Answer(Jobs.LEAF, "2"));
    String request =
        """
        answers {
          question {
            name: "leaf"
            prompt: "Leaf?"
          }
          value: "1"
        }
        answers {
          question {
            name: "leaf"
            prompt: "Leaf?"
          }
          value: "2"
        }
        options {
          dry_run: true
        }\
        """;

    assertThat(calls.defaultConfig(answers, Map.of("T", "t"), Jobs.DRY_RUN))
        .containsExactly(entry("Z", "value of Z"), entry("A", "value of A"));
    assertThat(server.request(mods.defaultConfig)).isEqualTo(request);
    assertThat(calls.defaultAssets(answers, Map.of("T", "t"), Jobs.DRY_RUN))
        .containsExactly(entry("z", "content of z"), entry("a", "content of a"));
    assertThat(server.request(mods.defaultAssets)).isEqualTo(request);
  }

  @ParameterizedTest
  @EnumSource
  void sendsOptionsWithDefaultsOfNoAnswer(Mods mods) throws Exception {
    server
        .answerLike(mods.defaultConfig, DefaultConfigResponse.getDefaultInstance())
        .answerLike(mods.defaultAssets, DefaultAssetsResponse.getDefaultInstance())
        .start();
    PluginCalls calls = mods.calls(server.channel());

    assertThat(calls.defaultConfig(List.of(), Map.of(), Jobs.LIMITS)).isEmpty();
    assertThat(server.request(mods.defaultConfig)).isEqualTo("options {\n}");
    assertThat(calls.defaultAssets(List.of(), Map.of(), Jobs.LIMITS)).isEmpty();
    assertThat(server.request(mods.defaultAssets)).isEqualTo("options {\n}");
  }

  private static Configs.Config.Builder config(String name) {
    return Configs.Config.newBuilder().setName(name).setValue("value of " + name);
  }

  private static Assets.Asset.Builder asset(String name) {
    return Assets.Asset.newBuilder().setName(name).setValue("content of " + name);
  }

  @ParameterizedTest
  @EnumSource
  void sendsAllFieldsOfACompilation(Mods mods) throws Exception {
    server
        .answerLike(
            mods.compile,
            CompileAssetsResponse.newBuilder()
                .setAssets(Assets.newBuilder().addAssets(asset("z")).addAssets(asset("a")))
                .build())
        .start();

    assertThat(mods.calls(server.channel()).compileAssets(Jobs.COMPILE, Jobs.DRY_RUN))
        .containsExactly(entry("z", "content of z"), entry("a", "content of a"));
    assertThat(server.request(mods.compile))
        .isEqualTo(
            mods == Mods.B
                ? message(
                    field("assets", Texts.ASSET),
                    field("configs", Texts.CONFIGS),
                    Texts.instanceData("ENV", "FILE"),
                    Texts.SCHEDULE,
                    Texts.DRY_RUN,
                    field("window", Texts.WINDOW))
                : Texts.COMPILE);
  }

  @ParameterizedTest
  @EnumSource
  void sendsEverySubMessageOfAnEmptyCompilation(Mods mods) throws Exception {
    server.answerLike(mods.compile, CompileAssetsResponse.getDefaultInstance()).start();

    assertThat(mods.calls(server.channel()).compileAssets(Jobs.EMPTY_COMPILE, Jobs.LIMITS))
        .isEmpty();
    assertThat(server.request(mods.compile))
        .isEqualTo(
            mods == Mods.B
                ? message(
                    field("assets"),
                    field("configs"),
                    Texts.EMPTY_SCHEDULE,
                    Texts.OPTIONS,
                    field("window", Texts.EMPTY_WINDOW))
                : Texts.EMPTY_COMPILE);
  }

  @ParameterizedTest
  @EnumSource
  void sendsConfigurationAssetsAndProjectToResolve(Mods mods) throws Exception {
    server
        .answerLike(
            mods.destination,
            GenerateDestinationResponse.newBuilder()
                .setDestination("project.set.table")
                .setDestinationType("bigquery")
                .build())
        .answerLike(
            mods.dependencies,
            GenerateDependenciesResponse.newBuilder()
                .addDependencies("z")
                .addDependencies("a")
                .build())
        .start();
    PluginCalls calls = mods.calls(server.channel());

    assertThat(calls.destination(Jobs.RESOLVE, Jobs.LIMITS))
        .isEqualTo(new Destination("project.set.table", Optional.of("bigquery")));
    assertThat(server.request(mods.destination)).isEqualTo(RESOLVE);
    assertThat(calls.dependencies(Jobs.RESOLVE, Jobs.LIMITS)).containsExactly("z", "a");
    assertThat(server.request(mods.dependencies)).isEqualTo(RESOLVE);
  }

  @ParameterizedTest
  @EnumSource
  void sendsEverySubMessageOfAnEmptyResolution(Mods mods) throws Exception {
    server
        .answerLike(mods.destination, GenerateDestinationResponse.getDefaultInstance())
        .answerLike(mods.dependencies, GenerateDependenciesResponse.getDefaultInstance())
        .start();
    PluginCalls calls = mods.calls(server.channel());

    assertThat(calls.destination(Jobs.EMPTY_RESOLVE, Jobs.LIMITS))
        .isEqualTo(new Destination("", Optional.empty()));
    assertThat(server.request(mods.destination)).isEqualTo(EMPTY_RESOLVE);
    assertThat(calls.dependencies(Jobs.EMPTY_RESOLVE, Jobs.LIMITS)).isEmpty();
    assertThat(server.request(mods.dependencies)).isEqualTo(EMPTY_RESOLVE);
  }
}
