// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with answers. */
class AnswerFileTest {
  @TempDir Path directory;

  private List<GivenAnswer> read(String text) throws Exception {
    return AnswerFile.read(Files.writeString(directory.resolve("answers.yaml"), text));
  }

  private List<String> findings(String text) {
    return catchThrowableOfType(JobException.class, () -> read(text)).problems().stream()
        .map(AnswerFileTest::shown)
        .toList();
  }

  private static String shown(Problem problem) {
    Position at = problem.position().orElseThrow();
    return at.line() + ":" + at.column() + " " + problem.message();
  }

  @Test
  void takesEveryScalarAsTheTextThatItIs() throws Exception {
    String file = directory.resolve("answers.yaml").toString();

    assertThat(read("owner: me\nN: 10\nB: true\nEMPTY: \"\"\nD: '{{.DSTART}}'\n"))
        .containsExactly(
            new GivenAnswer("owner", "me", Optional.of(new Position(file, 1, 8))),
            new GivenAnswer("N", "10", Optional.of(new Position(file, 2, 4))),
            new GivenAnswer("B", "true", Optional.of(new Position(file, 3, 4))),
            new GivenAnswer("EMPTY", "", Optional.of(new Position(file, 4, 8))),
            new GivenAnswer("D", "{{.DSTART}}", Optional.of(new Position(file, 5, 4))));
  }

  @Test
  void reportsAllFindingsWithPositions() {
    assertThat(findings("a: [x]\nb:\nc: {d: e}\na: y\n"))
        .containsExactly(
            "1:4 the answer to 'a' must be text",
            "2:3 'b' has no answer",
            "3:4 the answer to 'c' must be text",
            "4:1 key 'a' is already on line 1");
    assertThat(findings("D: {{.DSTART}}\n")).hasSize(1);
    assertThat(findings("- a\n")).containsExactly("1:1 the file must be a mapping");
    assertThat(findings("")).hasSize(1);
  }

  @Test
  void saysWhyAFileCannotBeRead() {
    JobException failure =
        catchThrowableOfType(
            JobException.class, () -> AnswerFile.read(directory.resolve("none.yaml")));

    assertThat(failure.problems().get(0).code().word()).isEqualTo("answers-unreadable");
    assertThat(failure.problems().get(0).message())
        .contains("none.yaml")
        .contains("cannot be read");
  }
}
