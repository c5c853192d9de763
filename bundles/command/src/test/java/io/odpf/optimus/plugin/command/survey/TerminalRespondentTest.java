// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.survey;

import static io.odpf.optimus.plugin.command.survey.TypedKeys.CANCEL;
import static io.odpf.optimus.plugin.command.survey.TypedKeys.DELETE;
import static io.odpf.optimus.plugin.command.survey.TypedKeys.DOWN;
import static io.odpf.optimus.plugin.command.survey.TypedKeys.END;
import static io.odpf.optimus.plugin.command.survey.TypedKeys.ENTER;
import static io.odpf.optimus.plugin.command.survey.TypedKeys.HOME;
import static io.odpf.optimus.plugin.command.survey.TypedKeys.LEFT;
import static io.odpf.optimus.plugin.command.survey.TypedKeys.UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.jobs.survey.AnswerCheck;
import io.odpf.optimus.plugin.jobs.survey.GivenAnswer;
import io.odpf.optimus.plugin.jobs.survey.RefusedAnswer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Keys, and what is drawn. A test of the distribution looks at a real screen. */
class TerminalRespondentTest {
  private static final int WIDE = 100;
  private static final Question NAME = text("What is the name?", "is unique", "abc");
  private static final Question MODE = choice("Mode", "", List.of("APPEND", "MERGE", "REPLACE"));

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<String> checked = new ArrayList<>();
  private final AnswerCheck check =
      value -> {
        checked.add(value);
        return value.contains("/") ? Optional.of("`/` is disallowed") : Optional.empty();
      };

  private static Question text(String prompt, String help, String defaultValue) {
    return new Question("q", prompt, help, defaultValue, List.of(), List.of());
  }

  private static Question choice(String prompt, String defaultValue, List<String> choices) {
    return new Question("q", prompt, "choose", defaultValue, choices, List.of());
  }

  private Optional<String> answer(Question question, String... typed) throws Exception {
    return answer(question, Optional.empty(), typed);
  }

  private Optional<String> answer(
      Question question, Optional<RefusedAnswer> refused, String... typed) throws Exception {
    TypedKeys keys = new TypedKeys(WIDE, typed);
    Optional<String> answer =
        new TerminalRespondent(keys, new PrintStream(bytes, true, StandardCharsets.UTF_8), false)
            .answer(question, check, refused);
    assertThat(keys.atEnd()).isTrue();
    assertThat(keys.raw).isFalse();
    return answer;
  }

  /** Returns what was written without the sequences that move the cursor. */
  private String drawn() {
    return bytes
        .toString(StandardCharsets.UTF_8)
        .replaceAll("\u001b\\[[0-9]*[A-Z]", "")
        .replace("\r", "");
  }

  @Test
  void editsALine() throws Exception {
    assertThat(answer(NAME, "abx\u007f", LEFT, "-", END, "c", ENTER)).contains("a-bc");
    assertThat(answer(NAME, "one two\u0017three", HOME, DELETE, "O", ENTER)).contains("One three");
    assertThat(answer(NAME, "gone\u0015", "x\u0001y\u000bz", ENTER)).contains("yz");
    assertThat(answer(NAME, "\ud83d\ude00\u007f", "\u65e5\u672c", "\u0002\u0004", "\u001bx", ENTER))
        .contains("\u65e5");
  }

  @Test
  void takesTheDefaultForAnEmptyLine() throws Exception {
    assertThat(answer(NAME, ENTER)).contains("abc");
    assertThat(answer(text("?", "", ""), ENTER)).contains("");
    assertThat(checked).containsExactly("abc", "");
  }

  @Test
  void keepsARefusedAnswerInTheLine() throws Exception {
    assertThat(answer(NAME, "bad/name", ENTER, LEFT.repeat(4), "\u007f", ENTER))
        .contains("badname");

    assertThat(checked).containsExactly("bad/name", "badname");
    assertThat(drawn())
        .contains(
            "X Sorry, your reply was invalid: `/` is disallowed\n"
                + "? What is the name? [? for help] (abc) bad/name")
        .endsWith("? What is the name? badname\n");
  }

  @Test
  void beginsWithAnAnswerThatWasGivenAndRefused() throws Exception {
    RefusedAnswer refused = new RefusedAnswer(GivenAnswer.of("q", "x/"), "no slash");

    assertThat(answer(NAME, Optional.of(refused), "\u007fy", ENTER)).contains("xy");
    assertThat(drawn()).startsWith("X Sorry, your reply was invalid: no slash");
  }

  @Test
  void showsHelpOnAQuestionMark() throws Exception {
    assertThat(answer(NAME, "?", ENTER, "x", ENTER)).contains("x");
    assertThat(drawn()).contains("? is unique\n? What is the name? (abc) ");
    assertThat(checked).containsExactly("x");

    assertThat(answer(text("?", "", ""), "?", ENTER)).contains("?");
  }

  @Test
  void movesAndFiltersAmongChoices() throws Exception {
    assertThat(answer(MODE, DOWN, ENTER)).contains("MERGE");
    assertThat(answer(MODE, UP, ENTER)).contains("REPLACE");
    assertThat(answer(MODE, "pl", ENTER)).contains("REPLACE");
    assertThat(answer(MODE, "zz", ENTER, "\u007f\u007fer", ENTER)).contains("MERGE");
    assertThat(answer(choice("Mode", "MERGE", MODE.choices()), ENTER)).contains("MERGE");

    assertThat(drawn())
        .startsWith(
            "? Mode  [Use arrows to move, type to filter, ? for more help]\n> APPEND\n  MERGE\n"
                + "  REPLACE")
        .contains("? Mode MERGE\n");
  }

  @Test
  void showsHelpForChoices() throws Exception {
    assertThat(answer(MODE, "?", ENTER)).contains("APPEND");
    assertThat(drawn()).contains("? choose\n? Mode  [Use arrows to move, type to filter]");
  }

  @Test
  void asksAgainForARefusedChoice() throws Exception {
    assertThat(answer(choice("Mode", "", List.of("a/b", "ab")), ENTER, DOWN, ENTER)).contains("ab");
    assertThat(checked).containsExactly("a/b", "ab");
  }

  @Test
  void breaksLinesAtTheWidthOfTheTerminal() throws Exception {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Question question = text("12345678", "", "");

    new TerminalRespondent(new TypedKeys(10, "\u65e5\u672cab", ENTER), out, false)
        .answer(question, check, Optional.empty());

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains(
            // The line is full: the cursor goes to the next one.
            "\r\u001b[J? 12345678\r\n \r\u001b[1C",
            "\u001b[1A\r\u001b[J? 12345678\r\n \u65e5\u672cab\r\u001b[7C")
        .endsWith("? 12345678\r\n \u65e5\u672cab\r\u001b[7C\r\n");
  }

  @Test
  void showsAWindowOfManyChoices() throws Exception {
    List<String> many = IntStream.range(0, 10_000).mapToObj(i -> "c" + i).toList();

    assertThat(answer(choice("Mode", "c5000", many), ENTER)).contains("c5000");

    assertThat(drawn()).contains("> c5000\n", "  c4996\n", "  9990 more");
    assertThat(drawn().lines().count()).isLessThan(20);
  }

  @Test
  void cancelsAtCtrlCAndAtTheEndOfTheTerminal() {
    for (String[] keys : new String[][] {{"ab" + CANCEL}, {"ab"}}) {
      for (Question question : List.of(NAME, MODE)) {
        assertThat(catchThrowableOfType(InterruptedException.class, () -> answer(question, keys)))
            .isNotNull();
      }
    }
    assertThat(checked).isEmpty();
  }

  @Test
  void sendsNoControlCharactersOfPluginsToTheTerminal() throws Exception {
    Question hostile =
        new Question(
            "q\u001b]0;x\u0007",
            "p\u001b[2J\u202e" + "x".repeat(1_000),
            "h\u001b[31m\nline",
            "d\u009b1m",
            List.of(),
            List.of());
    AnswerCheck refusing =
        value -> value.equals("y") ? Optional.empty() : Optional.of("no\u001b[8m\r\nway");
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    new TerminalRespondent(new TypedKeys(WIDE, "?", ENTER, ENTER, "y", ENTER), out, false)
        .answer(hostile, refusing, Optional.empty());
    new TerminalRespondent(new TypedKeys(WIDE, ENTER), out, false)
        .answer(
            choice("c", "", List.of("\u001b[5mx", "y")),
            value -> Optional.empty(),
            Optional.empty());

    assertThat(drawn()).doesNotContainPattern("[\\p{Cntrl}\u009b\u202e&&[^\n]]");
    assertThat(drawn()).contains("no\\u{1b}[8m way", "h\\u{1b}[31m line", "> \\u{1b}[5mx");
    assertThat(drawn().length()).isLessThan(10_000);
  }
}
