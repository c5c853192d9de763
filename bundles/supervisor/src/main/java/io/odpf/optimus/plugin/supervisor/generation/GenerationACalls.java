// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import io.grpc.Channel;
import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.proto.a.DefaultHookConfig;
import io.odpf.optimus.plugin.proto.a.GetHookSchema;
import io.odpf.optimus.plugin.proto.a.GetTaskQuestions;
import io.odpf.optimus.plugin.proto.a.GetTaskSchema;
import io.odpf.optimus.plugin.proto.a.PluginOptions;
import io.odpf.optimus.plugin.proto.a.TaskConfigs;
import io.odpf.optimus.plugin.proto.a.ValidateTaskQuestion;
import java.util.List;
import java.util.Map;

/**
 * Generation A (odpf/proton d2ce9ab): one service with all calls of a task, another with those of a
 * hook. The calls of the two have the same fields, except that a hook's defaults also depend on the
 * task's configuration.
 */
final class GenerationACalls extends ResolvingCalls {
  static final String TASK_SERVICE = "odpf.optimus.TaskPlugin";
  static final String HOOK_SERVICE = "odpf.optimus.HookPlugin";

  /** The part of a task's calls' names. Only tasks resolve destination and dependencies. */
  private static final String TASK = "Task";

  private final String plugin;
  private final boolean hook;
  private final String subject;
  private final RemoteService service;

  private GenerationACalls(String plugin, boolean hook, RemoteService service) {
    super(Generation.A, new DependencyResolver(service, TASK, true));
    this.plugin = plugin;
    this.hook = hook;
    this.subject = hook ? "Hook" : TASK;
    this.service = service;
  }

  static GenerationACalls ofTask(String plugin, Channel channel) {
    return new GenerationACalls(
        plugin,
        false,
        new RemoteService(plugin, channel, TASK_SERVICE, "the task service of generation A"));
  }

  static GenerationACalls ofHook(String plugin, Channel channel) {
    return new GenerationACalls(
        plugin,
        true,
        new RemoteService(plugin, channel, HOOK_SERVICE, "the hook service of generation A"));
  }

  @Override
  public PluginInfo info(CallLimits limits) throws PluginCallException, InterruptedException {
    return hook
        ? Descriptions.of(
            service.call(
                "GetHookSchema",
                GetHookSchema.Request.getDefaultInstance(),
                GetHookSchema.Response.getDefaultInstance(),
                limits.timeout()))
        : Descriptions.of(
            service.call(
                "GetTaskSchema",
                GetTaskSchema.Request.getDefaultInstance(),
                GetTaskSchema.Response.getDefaultInstance(),
                limits.timeout()));
  }

  @Override
  public List<Question> questions(String jobName, CallLimits limits)
      throws PluginCallException, InterruptedException {
    return GenerationAQuestions.read(
        service
            .call(
                "Get" + subject + "Questions",
                Requests.questions(jobName, limits),
                GetTaskQuestions.Response.getDefaultInstance(),
                limits.timeout())
            .getQuestionsList());
  }

  @Override
  public Validation validate(Answer answer, CallLimits limits)
      throws PluginCallException, InterruptedException {
    ValidateTaskQuestion.Request request =
        ValidateTaskQuestion.Request.newBuilder()
            .setAnswer(GenerationAQuestions.write(answer))
            .setOptions(options(limits))
            .build();
    return ModReplies.validation(
        service, "Validate" + subject + "Question", request, limits.timeout());
  }

  @Override
  public Map<String, String> defaultConfig(
      List<Answer> answers, Map<String, String> taskConfig, CallLimits limits)
      throws PluginCallException, InterruptedException {
    return ModReplies.defaultConfig(
        service,
        "Default" + subject + "Config",
        defaults(answers, taskConfig, limits),
        limits.timeout());
  }

  @Override
  public Map<String, String> defaultAssets(
      List<Answer> answers, Map<String, String> taskConfig, CallLimits limits)
      throws PluginCallException, InterruptedException {
    return ModReplies.defaultAssets(
        service,
        "Default" + subject + "Assets",
        defaults(answers, taskConfig, limits),
        limits.timeout());
  }

  @Override
  public Map<String, String> compileAssets(CompileRequest request, CallLimits limits)
      throws PluginCallException, InterruptedException {
    refuseHook("compiled assets");
    return ModReplies.compiledAssets(
        service, "CompileTaskAssets", Requests.compile(request, limits).build(), limits.timeout());
  }

  @Override
  public Destination destination(ResolveRequest request, CallLimits limits)
      throws PluginCallException, InterruptedException {
    refuseHook("destination");
    return super.destination(request, limits);
  }

  @Override
  public List<String> dependencies(ResolveRequest request, CallLimits limits)
      throws PluginCallException, InterruptedException {
    refuseHook("dependencies");
    return super.dependencies(request, limits);
  }

  private void refuseHook(String what) throws PluginCallException {
    if (hook) {
      throw new StatusTranslator(plugin)
          .absent("is a hook of generation A", what, "ask the task that it belongs to");
    }
  }

  /** Creates the request for defaults; a hook's request has one more field. */
  private DefaultHookConfig.Request defaults(
      List<Answer> answers, Map<String, String> taskConfig, CallLimits limits) {
    DefaultHookConfig.Request.Builder request =
        DefaultHookConfig.Request.newBuilder()
            .addAllAnswers(GenerationAQuestions.write(answers))
            .setOptions(options(limits));
    if (hook) {
      TaskConfigs.Builder configs = TaskConfigs.newBuilder();
      for (Map.Entry<String, String> value : taskConfig.entrySet()) {
        configs.addConfigs(
            TaskConfigs.Config.newBuilder().setName(value.getKey()).setValue(value.getValue()));
      }
      request.setTaskConfigs(configs);
    }
    return request.build();
  }

  private static PluginOptions options(CallLimits limits) {
    return PluginOptions.newBuilder().setDryRun(limits.dryRun()).build();
  }
}
