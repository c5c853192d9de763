// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import static io.odpf.optimus.plugin.supervisor.generation.Texts.field;
import static io.odpf.optimus.plugin.supervisor.generation.Texts.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.Question.SubQuestions;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.proto.a.GetTaskQuestions;
import io.odpf.optimus.plugin.proto.a.HookPluginGrpc;
import io.odpf.optimus.plugin.proto.a.PluginQuestion;
import io.odpf.optimus.plugin.proto.a.TaskPluginGrpc;
import io.odpf.optimus.plugin.proto.a.ValidateTaskQuestion;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Questions and answers of generation A. */
class GenerationAQuestionsTest extends GenerationATestCase {
  /** The calls that both services have. */
  private enum Service {
    TASK(
        TaskPluginGrpc.getGetTaskQuestionsMethod(), TaskPluginGrpc.getValidateTaskQuestionMethod()),
    HOOK(
        HookPluginGrpc.getGetHookQuestionsMethod(), HookPluginGrpc.getValidateHookQuestionMethod());

    private final MethodDescriptor<?, ?> questions;
    private final MethodDescriptor<?, ?> validate;

    Service(MethodDescriptor<?, ?> questions, MethodDescriptor<?, ?> validate) {
      this.questions = questions;
      this.validate = validate;
    }

    PluginCalls calls(Channel channel) {
      return this == TASK
          ? GenerationACalls.ofTask("neo", channel)
          : GenerationACalls.ofHook("neo", channel);
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsQuestionsWithTheirSubQuestions(Service service) throws Exception {
    server
        .answerLike(
            service.questions,
            GetTaskQuestions.Response.newBuilder()
                .addQuestions(
                    PluginQuestion.newBuilder()
                        .setName("kind")
                        .setPrompt("Which kind?")
                        .setHelp("one of two")
                        .setDefault("a")
                        .addMultiselect("a")
                        .addMultiselect("b")
                        .addSubQuestions(
                            group("a").addQuestions(leaf()).addQuestions(deep(group("yes")))))
                .addQuestions(leaf())
                .build())
        .start();

    assertThat(service.calls(server.channel()).questions("daily", Jobs.DRY_RUN))
        .containsExactly(Jobs.QUESTION, Jobs.LEAF);
    assertThat(server.request(service.questions))
        .isEqualTo(message("job_name: \"daily\"", Texts.DRY_RUN));
  }

  @ParameterizedTest
  @EnumSource
  void readsSubQuestionsOfTheEarliestPlugins(Service service) throws Exception {
    server
        .answerLike(
            service.questions,
            GetTaskQuestions.Response.newBuilder()
                .addQuestions(
                    PluginQuestion.newBuilder()
                        .setName("kind")
                        .setSubQuestionsIfValue("a")
                        .addSubQuestionsOfValue(leaf())
                        .addSubQuestionsOfValue(
                            PluginQuestion.newBuilder()
                                .setName("deep")
                                .setSubQuestionsIfValue("yes")
                                .addSubQuestionsOfValue(leaf())))
                .build())
        .start();

    Question deep =
        new Question(
            "deep", "", "", "", List.of(), List.of(new SubQuestions("yes", List.of(Jobs.LEAF))));
    assertThat(service.calls(server.channel()).questions("daily", Jobs.LIMITS))
        .containsExactly(
            new Question(
                "kind",
                "",
                "",
                "",
                List.of(),
                List.of(new SubQuestions("a", List.of(Jobs.LEAF, deep)))));
  }

  private static PluginQuestion.Builder deep(PluginQuestion.SubQuestion.Builder group) {
    return PluginQuestion.newBuilder()
        .setName("deep")
        .setPrompt("Deep?")
        .addSubQuestions(group.addQuestions(leaf()));
  }

  private static PluginQuestion.SubQuestion.Builder group(String value) {
    return PluginQuestion.SubQuestion.newBuilder().setIfValue(value);
  }

  @ParameterizedTest
  @EnumSource
  void sendsSubQuestionsInBothForms(Service service) throws Exception {
    server
        .answerLike(
            service.validate,
            ValidateTaskQuestion.Response.newBuilder().setSuccess(true).setError("fine").build())
        .start();

    assertThat(service.calls(server.channel()).validate(Jobs.ANSWER, Jobs.LIMITS))
        .isEqualTo(new Validation(true, "fine"));
    assertThat(server.request(service.validate))
        .isEqualTo(
            message(
                field(
                    "answer",
                    field(
                        "question",
                        "default: \"a\"",
                        "help: \"one of two\"",
                        "multiselect: \"a\"",
                        "multiselect: \"b\"",
                        "name: \"kind\"",
                        "prompt: \"Which kind?\"",
                        "sub_questions_if_value: \"a\"",
                        field(
                            "sub_questions",
                            "if_value: \"a\"",
                            field("questions", LEAF),
                            field(
                                "questions",
                                "name: \"deep\"",
                                "prompt: \"Deep?\"",
                                field(
                                    "sub_questions",
                                    "if_value: \"yes\"",
                                    field("questions", LEAF)))),
                        field("sub_questions_of_value", LEAF),
                        field(
                            "sub_questions_of_value",
                            "name: \"deep\"",
                            "prompt: \"Deep?\"",
                            "sub_questions_if_value: \"yes\"",
                            field("sub_questions_of_value", LEAF))),
                    "value: \"a\""),
                Texts.OPTIONS));
  }

  @ParameterizedTest
  @EnumSource
  void sendsSubQuestionsOfTwoAnswersInTheLaterFormOnly(Service service) throws Exception {
    server.answerLike(service.validate, ValidateTaskQuestion.Response.getDefaultInstance()).start();

    service.calls(server.channel()).validate(new Answer(Jobs.TWO_GROUPS, ""), Jobs.LIMITS);

    assertThat(server.request(service.validate))
        .contains("if_value: \"a\"", "if_value: \"b\"")
        .doesNotContain("sub_questions_if_value", "sub_questions_of_value");
  }
}
