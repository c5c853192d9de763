// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import com.google.protobuf.Timestamp;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.InstanceData;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.plugin.TaskWindow;
import io.odpf.optimus.plugin.proto.c.Assets;
import io.odpf.optimus.plugin.proto.c.CompileAssetsRequest;
import io.odpf.optimus.plugin.proto.c.Configs;
import io.odpf.optimus.plugin.proto.c.PluginAnswer;
import io.odpf.optimus.plugin.proto.c.PluginOptions;
import io.odpf.optimus.plugin.proto.c.PluginQuestion;
import io.odpf.optimus.plugin.proto.odpf.core.InstanceSpecData;
import io.odpf.optimus.plugin.proto.odpf.core.ProjectSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Translates the requests of generation C into the model. Values that a host omits are empty. */
final class Requests {
  private Requests() {}

  static PluginCall call(PluginOptions options) {
    return new PluginCall(options.getDryRun());
  }

  static List<Answer> answers(List<PluginAnswer> messages) {
    List<Answer> answers = new ArrayList<>();
    for (PluginAnswer message : messages) {
      answers.add(answer(message));
    }
    return answers;
  }

  static Answer answer(PluginAnswer message) {
    return new Answer(question(message.getQuestion()), message.getValue());
  }

  private static Question question(PluginQuestion message) {
    List<Question.SubQuestions> more = new ArrayList<>();
    for (PluginQuestion.SubQuestion follow : message.getSubQuestionsList()) {
      more.add(new Question.SubQuestions(follow.getIfValue(), questions(follow)));
    }
    return new Question(
        message.getName(),
        message.getPrompt(),
        message.getHelp(),
        message.getDefault(),
        message.getMultiselectList(),
        more);
  }

  private static List<Question> questions(PluginQuestion.SubQuestion follow) {
    List<Question> questions = new ArrayList<>();
    for (PluginQuestion message : follow.getQuestionsList()) {
      questions.add(question(message));
    }
    return questions;
  }

  static CompileRequest compile(CompileAssetsRequest message) {
    Instant scheduledAt = instant(message.getInstanceSchedule());
    List<InstanceData> data = new ArrayList<>();
    for (InstanceSpecData value : message.getInstanceDataList()) {
      boolean file = value.getType() == InstanceSpecData.Type.TYPE_FILE;
      data.add(
          new InstanceData(
              value.getName(),
              value.getValue(),
              file ? InstanceData.Kind.FILE : InstanceData.Kind.ENVIRONMENT));
    }
    return new CompileRequest(
        config(message.getConfigs()),
        assets(message.getAssets()),
        window(message.getWindow()),
        scheduledAt,
        message.hasStartTime() ? instant(message.getStartTime()) : scheduledAt,
        message.hasEndTime() ? instant(message.getEndTime()) : scheduledAt,
        data);
  }

  static ResolveRequest resolve(Configs config, Assets assets, ProjectSpecification project) {
    Map<String, Secret> secrets = new LinkedHashMap<>();
    for (ProjectSpecification.ProjectSecret secret : project.getSecretsList()) {
      secrets.put(secret.getName(), Secret.of(secret.getValue()));
    }
    return new ResolveRequest(
        config(config),
        assets(assets),
        new ResolveRequest.Project(project.getName(), project.getConfigMap(), secrets));
  }

  private static Map<String, String> config(Configs message) {
    Map<String, String> config = new LinkedHashMap<>();
    for (Configs.Config value : message.getConfigsList()) {
      config.put(value.getName(), value.getValue());
    }
    return config;
  }

  private static Map<String, String> assets(Assets message) {
    Map<String, String> assets = new LinkedHashMap<>();
    for (Assets.Asset asset : message.getAssetsList()) {
      assets.put(asset.getName(), asset.getValue());
    }
    return assets;
  }

  private static TaskWindow window(io.odpf.optimus.plugin.proto.odpf.core.TaskWindow message) {
    return new TaskWindow(
        duration(message.getSize()), duration(message.getOffset()), message.getTruncateTo());
  }

  private static Duration duration(com.google.protobuf.Duration message) {
    return Duration.ofSeconds(message.getSeconds(), message.getNanos());
  }

  static Instant instant(Timestamp message) {
    return Instant.ofEpochSecond(message.getSeconds(), message.getNanos());
  }
}
