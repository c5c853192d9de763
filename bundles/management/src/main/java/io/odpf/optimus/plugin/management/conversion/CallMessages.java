// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.conversion;

import static io.odpf.optimus.plugin.management.conversion.Values.instant;
import static io.odpf.optimus.plugin.management.conversion.Values.text;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.plugin.TaskWindow;
import io.odpf.optimus.plugin.proto.management.Answer;
import io.odpf.optimus.plugin.proto.management.CompileCall;
import io.odpf.optimus.plugin.proto.management.Destination;
import io.odpf.optimus.plugin.proto.management.Entries;
import io.odpf.optimus.plugin.proto.management.Entry;
import io.odpf.optimus.plugin.proto.management.InstanceData;
import io.odpf.optimus.plugin.proto.management.Question;
import io.odpf.optimus.plugin.proto.management.ResolveCall;
import io.odpf.optimus.plugin.proto.management.SubQuestions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Converts the arguments and results of plugin calls. */
public final class CallMessages {
  private CallMessages() {}

  /** Converts a plugin's question, including its sub-questions. */
  public static Question of(io.odpf.optimus.plugin.api.plugin.Question question) {
    Question.Builder message =
        Question.newBuilder()
            .setName(question.name())
            .setPrompt(question.prompt())
            .setHelp(question.help())
            .setDefaultValue(question.defaultValue())
            .addAllChoices(question.choices());
    question
        .subQuestions()
        .forEach(
            sub -> {
              SubQuestions.Builder more = SubQuestions.newBuilder().setIfValue(sub.ifValue());
              sub.questions().forEach(each -> more.addQuestions(of(each)));
              message.addSubQuestions(more);
            });
    return message.build();
  }

  /** Converts a user's answer. */
  public static io.odpf.optimus.plugin.api.plugin.Answer answer(Answer answer) {
    return new io.odpf.optimus.plugin.api.plugin.Answer(
        question(answer.getQuestion()), answer.getValue());
  }

  /** Converts a user's answers. */
  public static List<io.odpf.optimus.plugin.api.plugin.Answer> answers(List<Answer> answers) {
    return answers.stream().map(CallMessages::answer).toList();
  }

  private static io.odpf.optimus.plugin.api.plugin.Question question(Question question) {
    List<io.odpf.optimus.plugin.api.plugin.Question.SubQuestions> subQuestions = new ArrayList<>();
    for (SubQuestions sub : question.getSubQuestionsList()) {
      subQuestions.add(
          new io.odpf.optimus.plugin.api.plugin.Question.SubQuestions(
              sub.getIfValue(),
              sub.getQuestionsList().stream().map(CallMessages::question).toList()));
    }
    return new io.odpf.optimus.plugin.api.plugin.Question(
        question.getName(),
        question.getPrompt(),
        question.getHelp(),
        question.getDefaultValue(),
        question.getChoicesList(),
        subQuestions);
  }

  /** Converts the input of an asset compilation. */
  public static CompileRequest request(CompileCall call) {
    return new CompileRequest(
        call.getConfigMap(),
        call.getAssetsMap(),
        new TaskWindow(
            Duration.ofSeconds(call.getWindowSizeSeconds()),
            Duration.ofSeconds(call.getWindowOffsetSeconds()),
            call.getWindowTruncateTo()),
        instant(call.getScheduledAt()),
        instant(call.getWindowStart()),
        instant(call.getWindowEnd()),
        call.getInstanceDataList().stream().map(CallMessages::instanceData).toList());
  }

  private static io.odpf.optimus.plugin.api.plugin.InstanceData instanceData(InstanceData data) {
    return new io.odpf.optimus.plugin.api.plugin.InstanceData(
        data.getName(),
        data.getValue(),
        data.getFile()
            ? io.odpf.optimus.plugin.api.plugin.InstanceData.Kind.FILE
            : io.odpf.optimus.plugin.api.plugin.InstanceData.Kind.ENVIRONMENT);
  }

  /** Converts the input of a request for a destination or for dependencies. */
  public static ResolveRequest request(ResolveCall call) {
    Map<String, Secret> secrets = new LinkedHashMap<>();
    call.getProjectSecretsMap().forEach((name, value) -> secrets.put(name, Secret.of(value)));
    return new ResolveRequest(
        call.getConfigMap(),
        call.getAssetsMap(),
        new ResolveRequest.Project(call.getProject(), call.getProjectConfigMap(), secrets));
  }

  /** Converts named values, keeping their order. */
  public static Entries entries(Map<String, String> values) {
    Entries.Builder entries = Entries.newBuilder();
    values.forEach(
        (name, value) -> entries.addEntries(Entry.newBuilder().setName(name).setValue(value)));
    return entries.build();
  }

  public static Destination of(io.odpf.optimus.plugin.api.plugin.Destination destination) {
    return Destination.newBuilder()
        .setName(destination.name())
        .setType(text(destination.type()))
        .build();
  }
}
