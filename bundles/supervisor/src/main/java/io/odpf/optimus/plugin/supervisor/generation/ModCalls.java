// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import io.grpc.Channel;
import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.proto.c.CompileAssetsRequest;
import io.odpf.optimus.plugin.proto.c.DefaultAssetsRequest;
import io.odpf.optimus.plugin.proto.c.DefaultConfigRequest;
import io.odpf.optimus.plugin.proto.c.GetQuestionsResponse;
import io.odpf.optimus.plugin.proto.c.PluginInfoRequest;
import io.odpf.optimus.plugin.proto.c.PluginInfoResponse;
import io.odpf.optimus.plugin.proto.c.ValidateQuestionRequest;
import java.util.List;
import java.util.Map;

/**
 * Generations B and C (odpf/proton 54e0bec and 63a1292): a base service, and a service for each mod
 * of a plugin. They differ in names and in the request of {@code CompileAssets}.
 */
final class ModCalls extends ResolvingCalls {
  /** Only generation B serves it. */
  static final String BASE_OF_B = "odpf.optimus.plugins.Base";

  /** Only generation C serves it. */
  static final String BASE_OF_C = "odpf.optimus.plugins.v1beta1.BaseService";

  private final RemoteService base;
  private final RemoteService cli;

  private ModCalls(Generation generation, RemoteService base, RemoteService cli, RemoteService dr) {
    super(generation, new DependencyResolver(dr, "", true));
    this.base = base;
    this.cli = cli;
  }

  static ModCalls ofB(String plugin, Channel channel) {
    String mods = "odpf.optimus.plugins.";
    return new ModCalls(
        Generation.B,
        new RemoteService(plugin, channel, BASE_OF_B, "generation B"),
        new RemoteService(plugin, channel, mods + "CLIMod", "the CLI mod of generation B"),
        new RemoteService(
            plugin,
            channel,
            mods + "DependencyResolverMod",
            "the dependency resolver mod of generation B"));
  }

  static ModCalls ofC(String plugin, Channel channel) {
    String mods = "odpf.optimus.plugins.v1beta1.";
    return new ModCalls(
        Generation.C,
        new RemoteService(plugin, channel, BASE_OF_C, "generation C"),
        new RemoteService(plugin, channel, mods + "CLIModService", "the CLI mod of generation C"),
        new RemoteService(
            plugin,
            channel,
            mods + "DependencyResolverModService",
            "the dependency resolver mod of generation C"));
  }

  @Override
  public PluginInfo info(CallLimits limits) throws PluginCallException, InterruptedException {
    return Descriptions.of(
        base.call(
            "PluginInfo",
            PluginInfoRequest.getDefaultInstance(),
            PluginInfoResponse.getDefaultInstance(),
            limits.timeout()),
        generation());
  }

  @Override
  public List<Question> questions(String jobName, CallLimits limits)
      throws PluginCallException, InterruptedException {
    return Questions.read(
        cli.call(
                "GetQuestions",
                Requests.questions(jobName, limits),
                GetQuestionsResponse.getDefaultInstance(),
                limits.timeout())
            .getQuestionsList());
  }

  @Override
  public Validation validate(Answer answer, CallLimits limits)
      throws PluginCallException, InterruptedException {
    ValidateQuestionRequest request =
        ValidateQuestionRequest.newBuilder()
            .setAnswer(Questions.write(answer))
            .setOptions(Requests.options(limits))
            .build();
    return ModReplies.validation(cli, "ValidateQuestion", request, limits.timeout());
  }

  @Override
  public Map<String, String> defaultConfig(
      List<Answer> answers, Map<String, String> taskConfig, CallLimits limits)
      throws PluginCallException, InterruptedException {
    DefaultConfigRequest request =
        DefaultConfigRequest.newBuilder()
            .addAllAnswers(Questions.write(answers))
            .setOptions(Requests.options(limits))
            .build();
    return ModReplies.defaultConfig(cli, "DefaultConfig", request, limits.timeout());
  }

  @Override
  public Map<String, String> defaultAssets(
      List<Answer> answers, Map<String, String> taskConfig, CallLimits limits)
      throws PluginCallException, InterruptedException {
    DefaultAssetsRequest request =
        DefaultAssetsRequest.newBuilder()
            .addAllAnswers(Questions.write(answers))
            .setOptions(Requests.options(limits))
            .build();
    return ModReplies.defaultAssets(cli, "DefaultAssets", request, limits.timeout());
  }

  @Override
  public Map<String, String> compileAssets(CompileRequest request, CallLimits limits)
      throws PluginCallException, InterruptedException {
    CompileAssetsRequest message =
        generation() == Generation.B
            ? Requests.compile(request, limits).build()
            : Requests.compileWithEnds(request, limits);
    return ModReplies.compiledAssets(cli, "CompileAssets", message, limits.timeout());
  }
}
