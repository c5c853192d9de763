// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.call;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.json.PluginTree;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A method of the typed model, with the name that users write. */
public enum PluginMethod {
  PLUGIN_INFO,
  QUESTIONS,
  VALIDATE_QUESTION,
  DEFAULT_CONFIG,
  DEFAULT_ASSETS,
  COMPILE_ASSETS,
  DESTINATION,
  DEPENDENCIES;

  /** Returns the words of all methods. */
  public static String[] words() {
    PluginMethod[] methods = values();
    String[] words = new String[methods.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = methods[i].name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return words;
  }

  /**
   * Returns the method with a word such as {@code default-config}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PluginMethod of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /**
   * Prepares a call.
   *
   * @param json the request; an empty text is an empty request
   * @throws UsageException if the request is not JSON, or not valid for the method
   */
  public PreparedCall prepare(String json) throws UsageException {
    JsonRequest request = JsonRequest.parse(json);
    PreparedCall call =
        switch (this) {
          case PLUGIN_INFO -> (plugin, options) -> PluginTree.info(plugin.info(options));
          case QUESTIONS -> {
            String job = request.text("jobName", "");
            yield (plugin, options) -> PluginTree.questions(plugin.questions(job, options));
          }
          case VALIDATE_QUESTION -> {
            Answer answer = ModelRequests.answer(request.text("question"), request.text("value"));
            yield (plugin, options) -> PluginTree.validation(plugin.validate(answer, options));
          }
          case DEFAULT_CONFIG -> {
            List<Answer> answers = ModelRequests.answers(request);
            Map<String, String> task = request.texts("taskConfig");
            yield (plugin, options) -> plugin.defaultConfig(answers, task, options);
          }
          case DEFAULT_ASSETS -> {
            List<Answer> answers = ModelRequests.answers(request);
            Map<String, String> task = request.texts("taskConfig");
            yield (plugin, options) -> plugin.defaultAssets(answers, task, options);
          }
          case COMPILE_ASSETS -> {
            CompileRequest compile = ModelRequests.compile(request);
            yield (plugin, options) -> plugin.compileAssets(compile, options);
          }
          case DESTINATION -> {
            ResolveRequest resolve = ModelRequests.resolve(request);
            yield (plugin, options) -> PluginTree.destination(plugin.destination(resolve, options));
          }
          case DEPENDENCIES -> {
            ResolveRequest resolve = ModelRequests.resolve(request);
            yield (plugin, options) -> plugin.dependencies(resolve, options);
          }
        };
    request.end();
    return call;
  }
}
