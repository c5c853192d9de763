// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import com.google.protobuf.MessageLite;
import io.grpc.Channel;
import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.proto.c.GetNameRequest;
import io.odpf.optimus.plugin.proto.c.GetNameResponse;
import java.util.List;
import java.util.Map;

/**
 * Generations D and E (odpf/proton 90b5d53, goto/proton f76f42a and its fork): a dependency
 * resolver only. D has the messages of C; E lacks project and window, and has a different message
 * for the run's values.
 */
final class ResolverCalls extends ResolvingCalls {
  /** Generation C serves it too, in addition to its base service. */
  static final String SERVICE_OF_D = "odpf.optimus.plugins.v1beta1.DependencyResolverModService";

  static final String SERVICE_OF_E =
      "gotocompany.optimus.plugins.v1beta1.DependencyResolverModService";

  /** The service of the fork, with the messages of E. */
  static final String SERVICE_OF_FORK =
      "raystack.optimus.plugins.v1beta1.DependencyResolverModService";

  private final String plugin;
  private final RemoteService service;

  private ResolverCalls(String plugin, RemoteService service, Generation generation) {
    super(generation, new DependencyResolver(service, "", generation == Generation.D));
    this.plugin = plugin;
    this.service = service;
  }

  private static ResolverCalls of(
      String plugin, Channel channel, String service, Generation generation) {
    String part = "the dependency resolver of generation " + generation;
    return new ResolverCalls(plugin, new RemoteService(plugin, channel, service, part), generation);
  }

  static ResolverCalls ofD(String plugin, Channel channel) {
    return of(plugin, channel, SERVICE_OF_D, Generation.D);
  }

  static ResolverCalls ofE(String plugin, Channel channel) {
    return of(plugin, channel, SERVICE_OF_E, Generation.E);
  }

  static ResolverCalls ofFork(String plugin, Channel channel) {
    return of(plugin, channel, SERVICE_OF_FORK, Generation.E);
  }

  @Override
  public PluginInfo info(CallLimits limits) throws PluginCallException, InterruptedException {
    return Descriptions.of(
        service.call(
            "GetName",
            GetNameRequest.getDefaultInstance(),
            GetNameResponse.getDefaultInstance(),
            limits.timeout()),
        generation());
  }

  @Override
  public List<Question> questions(String jobName, CallLimits limits) throws PluginCallException {
    throw absent("questions");
  }

  @Override
  public Validation validate(Answer answer, CallLimits limits) throws PluginCallException {
    throw absent("questions");
  }

  @Override
  public Map<String, String> defaultConfig(
      List<Answer> answers, Map<String, String> taskConfig, CallLimits limits)
      throws PluginCallException {
    throw absent("default configuration");
  }

  @Override
  public Map<String, String> defaultAssets(
      List<Answer> answers, Map<String, String> taskConfig, CallLimits limits)
      throws PluginCallException {
    throw absent("default assets");
  }

  @Override
  public Map<String, String> compileAssets(CompileRequest request, CallLimits limits)
      throws PluginCallException, InterruptedException {
    MessageLite message =
        generation() == Generation.D
            ? Requests.compileWithEnds(request, limits)
            : GenerationERequests.compile(request, limits);
    return ModReplies.compiledAssets(service, "CompileAssets", message, limits.timeout());
  }

  private PluginCallException absent(String call) {
    return new StatusTranslator(plugin)
        .absent(
            "speaks generation " + generation(),
            call,
            "from Optimus 0.5 on it stands in the plugin's YAML file, not in its binary");
  }
}
