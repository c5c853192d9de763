// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.survey;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.source.FileKind;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.config.source.SourceText;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.SurveyProblem;
import io.odpf.optimus.plugin.jobs.section.SectionFindings;
import io.odpf.optimus.plugin.jobs.section.YamlFile;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a YAML file with answers: a mapping from the names of questions to texts. */
public final class AnswerFile {
  private static final String FORM = "write one 'NAME: answer' a line";
  private static final FileKind ANSWERS =
      new FileKind("a file of answers", FORM, "write '{{.DSTART}}', with the quotes", FORM);

  private AnswerFile() {}

  /**
   * Reads a file.
   *
   * @throws JobException if it cannot be read, or with all findings if it is not such a mapping
   */
  public static List<GivenAnswer> read(Path file) throws JobException {
    byte[] bytes;
    try {
      bytes = RegularFile.read(file, SourceText.MAX_BYTES);
    } catch (IOException e) {
      throw new JobException(
          List.of(
              Problem.of(
                  SurveyProblem.ANSWERS_UNREADABLE,
                  "the answers in "
                      + TerminalText.quote(file.toString())
                      + " cannot be read: "
                      + TerminalText.passage(RegularFile.reason(e)),
                  "name a YAML file of at most 1 MiB with --answers")),
          e);
    }
    YamlFile yaml = YamlFile.of(file.toString(), bytes, ANSWERS);
    List<GivenAnswer> answers =
        yaml.root().isPresent()
            ? answers(yaml.root().get(), yaml.findings())
            : List.<GivenAnswer>of();
    List<Problem> errors = yaml.errors();
    if (!errors.isEmpty()) {
      throw new JobException(errors, null);
    }
    return answers;
  }

  private static List<GivenAnswer> answers(Node.Mapping mapping, SectionFindings findings) {
    List<GivenAnswer> answers = new ArrayList<>();
    for (Node.Entry entry : mapping.entries()) {
      String name = entry.key().text();
      if (!(entry.value() instanceof Node.Scalar scalar)) {
        if (!(entry.value() instanceof Node.Broken)) {
          findings.error(
              entry.value().position(),
              ConfigProblem.WRONG_KIND,
              "the answer to " + TerminalText.quote(name) + " must be text",
              "put it into quotes if it has brackets or ': '");
        }
      } else if (scalar.isNull()) {
        findings.error(
            scalar.position(),
            CommonProblem.MISSING_VALUE,
            TerminalText.quote(name) + " has no answer",
            "write \"\" for an empty text, or leave out the line");
      } else {
        answers.add(new GivenAnswer(name, scalar.text(), Optional.of(scalar.position())));
      }
    }
    return answers;
  }
}
