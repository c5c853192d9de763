// SPDX-License-Identifier: Apache-2.0
package com.example.optimus.neo;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.sdk.Answers;
import io.odpf.optimus.plugin.sdk.CliMod;
import io.odpf.optimus.plugin.sdk.OptimusPlugin;
import io.odpf.optimus.plugin.sdk.PluginCall;
import io.odpf.optimus.plugin.sdk.PluginDescription;
import io.odpf.optimus.plugin.sdk.QuestionBuilder;
import io.odpf.optimus.plugin.sdk.Validations;
import io.odpf.optimus.plugin.sdk.log.PluginLogger;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Tracks near earth objects. The task runs a container that asks NASA for the objects in a range of
 * dates; the plugin itself only tells Optimus how to create such a job.
 */
final class Neo implements OptimusPlugin, CliMod {
  private static final String IMAGE = "ghcr.io/kushsharma/optimus-task-neo-executor";
  private static final String START = "Start";
  private static final String END = "End";

  private final PluginLogger logger;
  private final String version;

  Neo(PluginLogger logger, String version) {
    this.logger = logger;
    this.version = version;
  }

  public static void main(String[] arguments) {
    OptimusPlugin.serve(context -> new Neo(context.logger(), builtVersion()));
  }

  /** Returns the version in the project's pom. */
  static String builtVersion() {
    Properties properties = new Properties();
    try (InputStream in = Neo.class.getResourceAsStream("neo.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the plugin's version", e);
    }
    return properties.getProperty("version");
  }

  @Override
  public PluginDescription describe() {
    return PluginDescription.task("neo", version)
        .description("Near earth object tracker")
        .image(IMAGE + ":" + version)
        .apiVersions("1")
        .build();
  }

  @Override
  public List<Question> questions(String jobName, PluginCall call) {
    logger.debug("questions asked for", "job", jobName);
    return List.of(
        QuestionBuilder.ask(START, "Date range start").help("YYYY-MM-DD format").build(),
        QuestionBuilder.ask(END, "Date range end").help("YYYY-MM-DD format").build());
  }

  /** Accepts everything but a blank answer: a date, or a macro such as {@code {{.DSTART}}}. */
  @Override
  public Validation validate(Answer answer, PluginCall call) {
    return answer.value().isBlank()
        ? Validations.invalid("a date is needed, or a macro such as {{.DSTART}}")
        : Validations.valid();
  }

  @Override
  public Map<String, String> defaultConfig(List<Answer> answers, PluginCall call) {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("RANGE_START", Answers.of(START, answers));
    config.put("RANGE_END", Answers.of(END, answers));
    return config;
  }
}
