// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.trial;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.PluginConnection;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls.CallLimits;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A client of one connection, which never waits for another process. Thread-safe.
 *
 * @param connection creates the connection for services outside the contract
 */
public record TrialClient(
    String name, PluginCalls calls, Supplier<? extends PluginConnection> connection)
    implements PluginClient {

  private static CallLimits limits(CallOptions options) {
    return new CallLimits(options.timeout(), options.dryRun());
  }

  @Override
  public PluginInfo info(CallOptions options) throws PluginCallException, InterruptedException {
    return calls.info(limits(options));
  }

  @Override
  public List<Question> questions(String jobName, CallOptions options)
      throws PluginCallException, InterruptedException {
    return calls.questions(jobName, limits(options));
  }

  @Override
  public Validation validate(Answer answer, CallOptions options)
      throws PluginCallException, InterruptedException {
    return calls.validate(answer, limits(options));
  }

  @Override
  public Map<String, String> defaultConfig(
      List<Answer> answers, Map<String, String> taskConfig, CallOptions options)
      throws PluginCallException, InterruptedException {
    return calls.defaultConfig(answers, taskConfig, limits(options));
  }

  @Override
  public Map<String, String> defaultAssets(
      List<Answer> answers, Map<String, String> taskConfig, CallOptions options)
      throws PluginCallException, InterruptedException {
    return calls.defaultAssets(answers, taskConfig, limits(options));
  }

  @Override
  public Map<String, String> compileAssets(CompileRequest request, CallOptions options)
      throws PluginCallException, InterruptedException {
    return calls.compileAssets(request, limits(options));
  }

  @Override
  public Destination destination(ResolveRequest request, CallOptions options)
      throws PluginCallException, InterruptedException {
    return calls.destination(request, limits(options));
  }

  @Override
  public List<String> dependencies(ResolveRequest request, CallOptions options)
      throws PluginCallException, InterruptedException {
    return calls.dependencies(request, limits(options));
  }

  @Override
  public PluginConnection connection(CallOptions options) {
    return connection.get();
  }
}
