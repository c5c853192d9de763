// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.survey;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A plugin during a survey. If its process ends or does not answer, it is restarted once and called
 * again; the second time, the survey fails. Not thread-safe.
 */
public final class SurveyedPlugin {
  private static final String NO_REASON = "the plugin does not accept it, and does not say why";

  private final PluginClient client;
  private final PluginInfo info;
  private final CallOptions options;
  private final Restart restart;
  private boolean restarted;

  /** Replaces the process of a plugin by a new one. */
  @FunctionalInterface
  public interface Restart {
    /** Returns when the new process can be called. */
    void run() throws ProblemException, InterruptedException;
  }

  private interface Call<T> {
    T run() throws PluginCallException, InterruptedException;
  }

  /**
   * Creates a plugin.
   *
   * @param info the plugin's description of itself
   * @param options the options of each call
   * @param restart restarts the plugin
   */
  public SurveyedPlugin(
      PluginClient client, PluginInfo info, CallOptions options, Restart restart) {
    this.client = Objects.requireNonNull(client, "client");
    this.info = Objects.requireNonNull(info, "info");
    this.options = Objects.requireNonNull(options, "options");
    this.restart = Objects.requireNonNull(restart, "restart");
  }

  /** Returns the name by which jobs refer to the plugin. */
  public String name() {
    return info.name();
  }

  /** Returns whether the plugin takes part in surveys. */
  private boolean isSilent() {
    return !info.mods().contains(PluginMod.CLI);
  }

  /**
   * Asks the plugin for its questions; there are none if it does not take part in surveys.
   *
   * @throws ProblemException if the plugin fails, or its questions cannot be asked
   */
  QuestionTree questions(String jobName) throws ProblemException, InterruptedException {
    return QuestionTree.of(
        name(), isSilent() ? List.of() : call(() -> client.questions(jobName, options)));
  }

  /**
   * Asks the plugin whether it accepts an answer. A failure that belongs to the answer is a reason
   * to refuse it.
   *
   * @return why it is refused; empty if it is accepted
   */
  Optional<String> fault(Answer answer) throws ProblemException, InterruptedException {
    try {
      Validation validation = call(() -> client.validate(answer, options));
      if (validation.valid()) {
        return Optional.empty();
      }
      return Optional.of(validation.error().isBlank() ? NO_REASON : validation.error());
    } catch (PluginCallException e) {
      return switch (e.kind()) {
        case REFUSED, INVALID -> Optional.of(String.valueOf(e.getMessage()));
        case NOT_RUNNING, CRASHED, TIMEOUT, UNSUPPORTED -> throw e;
      };
    }
  }

  /**
   * Returns the configuration for answers, in the plugin's order.
   *
   * @param taskConfig the configuration of the job's task, if the plugin is a hook
   */
  public Map<String, String> config(List<Answer> answers, Map<String, String> taskConfig)
      throws ProblemException, InterruptedException {
    return isSilent() ? Map.of() : call(() -> client.defaultConfig(answers, taskConfig, options));
  }

  /** Returns the assets for answers, by name. */
  public Map<String, String> assets(List<Answer> answers)
      throws ProblemException, InterruptedException {
    return isSilent() ? Map.of() : call(() -> client.defaultAssets(answers, Map.of(), options));
  }

  private <T> T call(Call<T> call) throws ProblemException, InterruptedException {
    try {
      return call.run();
    } catch (PluginCallException e) {
      if (restarted || !isProcessLost(e.kind())) {
        throw e;
      }
      restarted = true;
      try {
        restart.run();
      } catch (ProblemException | InterruptedException failure) {
        failure.addSuppressed(e);
        throw failure;
      }
      return call.run();
    }
  }

  private static boolean isProcessLost(PluginCallException.Kind kind) {
    return switch (kind) {
      case NOT_RUNNING, CRASHED, TIMEOUT -> true;
      case UNSUPPORTED, REFUSED, INVALID -> false;
    };
  }
}
