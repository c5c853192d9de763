// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.command.console.Prompt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Questions where keys cannot be read. */
class LineRespondentTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private Optional<String> answer(Question question, String typed) throws Exception {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Prompt prompt =
        Prompt.on(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), out);
    return new LineRespondent(prompt, out)
        .answer(
            question,
            value -> value.equals("bad") ? Optional.of("it is bad") : Optional.empty(),
            Optional.empty());
  }

  @Test
  void asksUntilAnAnswerIsAccepted() throws Exception {
    Question question = new Question("q", "Name?", "help", "bad", List.of(), List.of());

    assertThat(answer(question, "?\n\nok\n")).contains("ok");
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "? Name? [? for help] (bad) ? help\n"
                + "? Name? [? for help] (bad) X Sorry, your reply was invalid: it is bad\n"
                + "? Name? [? for help] (bad) ");
  }

  @Test
  void takesNumbersAndTextsOfChoices() throws Exception {
    Question question = new Question("q", "Mode", "", "", List.of("a", "b"), List.of());

    assertThat(answer(question, "2\n")).contains("b");
    assertThat(answer(question, "3\nx\na\n")).contains("a");
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .startsWith("  1) a\n  2) b\n? Mode ")
        .contains("X give the number of a choice\n");
  }

  @Test
  void cancelsAtTheEndOfTheInput() {
    Question question = new Question("q", "Name?", "", "", List.of(), List.of());

    assertThat(catchThrowableOfType(InterruptedException.class, () -> answer(question, "bad\n")))
        .isNotNull();
  }
}
