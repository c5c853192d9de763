// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.HookType;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.PluginConnection;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.jobs.survey.SurveyedPlugin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A plugin that asks prepared questions, refuses prepared answers, and fails as often as prepared.
 * Records what it is asked. Its configuration has the answers by name, unless another is prepared.
 */
public final class ScriptedPlugin implements PluginClient {
  public final List<Question> questions = new ArrayList<>();
  public final Map<String, String> assets = new LinkedHashMap<>();

  /** Why answers are refused, by value. */
  public final Map<String, String> refusals = new LinkedHashMap<>();

  /** How the next calls fail. */
  public final Deque<PluginCallException.Kind> failures = new ArrayDeque<>();

  public final List<String> calls = new ArrayList<>();
  public final List<Answer> validated = new ArrayList<>();
  public Optional<Map<String, String>> config = Optional.empty();
  public Set<PluginMod> mods = Set.of(PluginMod.CLI);
  public int restarts;
  private final String name;
  private final PluginType type;

  public ScriptedPlugin(String name, PluginType type) {
    this.name = name;
    this.type = type;
  }

  /** Returns a question for free text. */
  public static Question text(String name, String defaultValue, Question.SubQuestions... sub) {
    return new Question(name, name + "?", "", defaultValue, List.of(), List.of(sub));
  }

  /** Returns a question for one of two words, of which none is the default. */
  public static Question choice(String name, Question.SubQuestions... sub) {
    return new Question(name, name + "?", "", "", List.of("APPEND", "MERGE"), List.of(sub));
  }

  /** Returns the questions after an answer. */
  public static Question.SubQuestions after(String value, Question... questions) {
    return new Question.SubQuestions(value, List.of(questions));
  }

  public SurveyedPlugin surveyed() {
    return new SurveyedPlugin(this, info(), CallOptions.DEFAULT, () -> restarts++);
  }

  private PluginInfo info() {
    return new PluginInfo(
        name,
        "",
        type,
        mods,
        Optional.of("1.0.0"),
        List.of(),
        "image",
        List.of(),
        HookType.UNSPECIFIED,
        Optional.empty(),
        Generation.C);
  }

  private void call(String what) throws PluginCallException {
    calls.add(what);
    PluginCallException.Kind failure = failures.poll();
    if (failure != null) {
      throw new PluginCallException(failure, "plugin " + name + ": " + failure, "", null);
    }
  }

  @Override
  public PluginInfo info(CallOptions options) {
    return info();
  }

  @Override
  public List<Question> questions(String jobName, CallOptions options) throws PluginCallException {
    call("questions " + jobName);
    return questions;
  }

  @Override
  public Validation validate(Answer answer, CallOptions options) throws PluginCallException {
    call("validate " + answer.question().name() + "=" + answer.value());
    validated.add(answer);
    String refusal = refusals.get(answer.value());
    return new Validation(refusal == null, refusal == null ? "" : refusal);
  }

  @Override
  public Map<String, String> defaultConfig(
      List<Answer> answers, Map<String, String> taskConfig, CallOptions options)
      throws PluginCallException {
    call("config " + taskConfig);
    if (config.isPresent()) {
      return config.get();
    }
    Map<String, String> values = new LinkedHashMap<>();
    answers.forEach(answer -> values.put(answer.question().name(), answer.value()));
    return values;
  }

  @Override
  public Map<String, String> defaultAssets(
      List<Answer> answers, Map<String, String> taskConfig, CallOptions options)
      throws PluginCallException {
    call("assets");
    return assets;
  }

  @Override
  public Map<String, String> compileAssets(CompileRequest request, CallOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Destination destination(ResolveRequest request, CallOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> dependencies(ResolveRequest request, CallOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PluginConnection connection(CallOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String name() {
    return name;
  }
}
