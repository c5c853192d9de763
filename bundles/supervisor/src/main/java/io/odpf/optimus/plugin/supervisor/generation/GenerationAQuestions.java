// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.Question.SubQuestions;
import io.odpf.optimus.plugin.proto.a.PluginAnswer;
import io.odpf.optimus.plugin.proto.a.PluginQuestion;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions and answers in generation A, whose earliest plugins supported sub-questions of one
 * answer only, in separate fields (odpf/proton before f3d9ea8). Both forms are read. Both are
 * written where the earliest form suffices, since a plugin ignores the form that it does not know.
 */
final class GenerationAQuestions {
  private GenerationAQuestions() {}

  static List<Question> read(List<PluginQuestion> messages) {
    List<Question> questions = new ArrayList<>(messages.size());
    for (PluginQuestion message : messages) {
      questions.add(
          new Question(
              message.getName(),
              message.getPrompt(),
              message.getHelp(),
              message.getDefault(),
              message.getMultiselectList(),
              subQuestions(message)));
    }
    return questions;
  }

  private static List<SubQuestions> subQuestions(PluginQuestion message) {
    List<SubQuestions> groups = new ArrayList<>();
    if (message.getSubQuestionsOfValueCount() > 0) {
      groups.add(
          new SubQuestions(
              message.getSubQuestionsIfValue(), read(message.getSubQuestionsOfValueList())));
    }
    for (PluginQuestion.SubQuestion group : message.getSubQuestionsList()) {
      groups.add(new SubQuestions(group.getIfValue(), read(group.getQuestionsList())));
    }
    return groups;
  }

  static List<PluginAnswer> write(List<Answer> answers) {
    List<PluginAnswer> messages = new ArrayList<>(answers.size());
    for (Answer answer : answers) {
      messages.add(write(answer));
    }
    return messages;
  }

  static PluginAnswer write(Answer answer) {
    // Only the top level has both forms: on every level, each would double the tree.
    Question question = answer.question();
    return PluginAnswer.newBuilder()
        .setQuestion(addLater(question, addEarliest(question, plain(question))))
        .setValue(answer.value())
        .build();
  }

  private static PluginQuestion.Builder addLater(
      Question question, PluginQuestion.Builder message) {
    for (SubQuestions group : question.subQuestions()) {
      PluginQuestion.SubQuestion.Builder subQuestion =
          PluginQuestion.SubQuestion.newBuilder().setIfValue(group.ifValue());
      for (Question nested : group.questions()) {
        subQuestion.addQuestions(addLater(nested, plain(nested)));
      }
      message.addSubQuestions(subQuestion);
    }
    return message;
  }

  private static PluginQuestion.Builder addEarliest(
      Question question, PluginQuestion.Builder message) {
    if (question.subQuestions().size() == 1) {
      SubQuestions only = question.subQuestions().get(0);
      message.setSubQuestionsIfValue(only.ifValue());
      for (Question nested : only.questions()) {
        message.addSubQuestionsOfValue(addEarliest(nested, plain(nested)));
      }
    }
    return message;
  }

  private static PluginQuestion.Builder plain(Question question) {
    return PluginQuestion.newBuilder()
        .setName(question.name())
        .setPrompt(question.prompt())
        .setHelp(question.help())
        .setDefault(question.defaultValue())
        .addAllMultiselect(question.choices());
  }
}
