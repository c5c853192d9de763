// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.proto.c.PluginAnswer;
import io.odpf.optimus.plugin.proto.c.PluginQuestion;
import java.util.ArrayList;
import java.util.List;

/** Questions and answers in the messages that generations B and C share. */
final class Questions {
  private Questions() {}

  static List<Question> read(List<PluginQuestion> messages) {
    List<Question> questions = new ArrayList<>(messages.size());
    for (PluginQuestion message : messages) {
      List<Question.SubQuestions> subQuestions = new ArrayList<>();
      for (PluginQuestion.SubQuestion group : message.getSubQuestionsList()) {
        subQuestions.add(
            new Question.SubQuestions(group.getIfValue(), read(group.getQuestionsList())));
      }
      questions.add(
          new Question(
              message.getName(),
              message.getPrompt(),
              message.getHelp(),
              message.getDefault(),
              message.getMultiselectList(),
              subQuestions));
    }
    return questions;
  }

  static List<PluginAnswer> write(List<Answer> answers) {
    List<PluginAnswer> messages = new ArrayList<>(answers.size());
    for (Answer answer : answers) {
      messages.add(write(answer));
    }
    return messages;
  }

  static PluginAnswer write(Answer answer) {
    return PluginAnswer.newBuilder()
        .setQuestion(write(answer.question()))
        .setValue(answer.value())
        .build();
  }

  private static PluginQuestion write(Question question) {
    PluginQuestion.Builder message =
        PluginQuestion.newBuilder()
            .setName(question.name())
            .setPrompt(question.prompt())
            .setHelp(question.help())
            .setDefault(question.defaultValue())
            .addAllMultiselect(question.choices());
    for (Question.SubQuestions group : question.subQuestions()) {
      PluginQuestion.SubQuestion.Builder subQuestion =
          PluginQuestion.SubQuestion.newBuilder().setIfValue(group.ifValue());
      for (Question nested : group.questions()) {
        subQuestion.addQuestions(write(nested));
      }
      message.addSubQuestions(subQuestion);
    }
    return message.build();
  }
}
