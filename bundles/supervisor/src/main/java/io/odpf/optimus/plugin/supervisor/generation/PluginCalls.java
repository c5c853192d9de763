// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.plugin.Validation;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The calls that a connected plugin serves, in the messages of its generation. Thread-safe.
 *
 * <p>Every request contains all sub-messages of its generation, even if empty, since existing
 * plugins crash without them.
 */
public interface PluginCalls {

  /** Returns the generation that the plugin speaks. */
  Generation generation();

  PluginInfo info(CallLimits limits) throws PluginCallException, InterruptedException;

  List<Question> questions(String jobName, CallLimits limits)
      throws PluginCallException, InterruptedException;

  Validation validate(Answer answer, CallLimits limits)
      throws PluginCallException, InterruptedException;

  Map<String, String> defaultConfig(
      List<Answer> answers, Map<String, String> taskConfig, CallLimits limits)
      throws PluginCallException, InterruptedException;

  Map<String, String> defaultAssets(
      List<Answer> answers, Map<String, String> taskConfig, CallLimits limits)
      throws PluginCallException, InterruptedException;

  Map<String, String> compileAssets(CompileRequest request, CallLimits limits)
      throws PluginCallException, InterruptedException;

  Destination destination(ResolveRequest request, CallLimits limits)
      throws PluginCallException, InterruptedException;

  List<String> dependencies(ResolveRequest request, CallLimits limits)
      throws PluginCallException, InterruptedException;

  /**
   * The limits of one call.
   *
   * @param timeout the time limit for the complete answer
   * @param dryRun whether the answer will be discarded
   */
  record CallLimits(Duration timeout, boolean dryRun) {}
}
