// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.Validation;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionFormTest {
  private static final QuestionBuilder DAY =
      QuestionBuilder.ask("DAY", "Which day?")
          .rule(AnswerRule.matching("\\d{4}-\\d{2}-\\d{2}", "write it as 2021-05-26"));
  private static final QuestionForm FORM =
      QuestionForm.of(
          QuestionBuilder.ask("MODE", "Which mode?")
              .choices("all", "day")
              .defaultValue("all")
              .then("day", DAY),
          QuestionBuilder.ask("OWNER", "Whose?").rule(AnswerRule.notBlank("a name is needed")));

  private static Validation validate(String name, String value) {
    Question question = new Question(name, "", "", "", List.of(), List.of());
    return FORM.validate(new Answer(question, value));
  }

  @Test
  void keepsTheOrderAndTheLevelsOfQuestions() {
    assertThat(FORM.questions()).extracting(Question::name).containsExactly("MODE", "OWNER");
    assertThat(FORM.questions().get(0).subQuestions())
        .containsExactly(new Question.SubQuestions("day", List.of(DAY.build())));
  }

  @Test
  void acceptsWhatChoicesAndRulesAllow() {
    assertThat(validate("MODE", "day")).isEqualTo(Validations.valid());
    assertThat(validate("DAY", "2021-05-26")).isEqualTo(Validations.valid());
    assertThat(validate("OWNER", "neo")).isEqualTo(Validations.valid());
  }

  @Test
  void tellsWhyAnAnswerIsRefused() {
    assertThat(validate("MODE", "none").error()).isEqualTo("choose one of all, day");
    assertThat(validate("DAY", "today").error()).isEqualTo("write it as 2021-05-26");
    assertThat(validate("OWNER", " ").error()).isEqualTo("a name is needed");
    assertThat(validate("", "x").error()).isEqualTo("this plugin does not ask ''");
  }

  @Test
  void refusesQuestionsThatCannotBeAsked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuestionForm.of(DAY.defaultValue("today")))
        .withMessage("question 'DAY' does not accept its default: write it as 2021-05-26");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuestionForm.of(DAY.choices("a").then("b", DAY.build())))
        .withMessage("question 'DAY' has no choice 'b' for the questions that follow it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuestionForm.of(QuestionBuilder.ask(" ", "What?")))
        .withMessage("a question has no name: What?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuestionForm.of(DAY, DAY))
        .withMessage("two questions named DAY have rules");
  }
}
