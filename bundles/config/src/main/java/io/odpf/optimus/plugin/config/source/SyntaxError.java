// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.source;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Explains the parser's errors without grammar terms. Does not show the text around an error, which
 * may be a secret.
 */
final class SyntaxError {
  private SyntaxError() {}

  static int line(MarkedYAMLException e) {
    return mark(e).getLine();
  }

  static void report(MarkedYAMLException e, SourceText source, Findings findings, FileKind kind) {
    Mark mark = mark(e);
    String line =
        mark.getLine() < source.lines().count() ? source.lines().line(mark.getLine()) : "";
    int braces = unquotedBraces(line);
    if (braces >= 0) {
      reportBraces(source.position(mark.getLine(), line.codePointCount(0, braces)), findings, kind);
      return;
    }
    String problem = e.getProblem() == null ? "" : e.getProblem();
    String context = e.getContext() == null ? "" : e.getContext();
    // The parser counts a carriage return at the end of the file as a character of its line.
    Position position = source.lines().within(source.position(mark.getLine(), mark.getColumn()));
    if (problem.contains("found character '\\t")) {
      findings.add(
          position,
          ConfigProblem.TAB,
          "a TAB where YAML allows spaces only",
          "replace it by a space");
    } else if (context.contains("quoted scalar") && problem.contains("unexpected")) {
      Mark start = e.getContextMark();
      findings.add(
          source.position(start.getLine(), start.getColumn()),
          ConfigProblem.SYNTAX,
          "a quote that nothing closes",
          "close it; inside single quotes, write '' for one");
    } else {
      findings.add(position, ConfigProblem.SYNTAX, words(problem, context), hint(problem, context));
    }
  }

  static void reportBraces(Position position, Findings findings, FileKind kind) {
    findings.add(
        position,
        ConfigProblem.SYNTAX,
        "a value that begins with '{{' must be in quotes",
        kind.quotedBraces());
  }

  private static Mark mark(MarkedYAMLException e) {
    return e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
  }

  /**
   * Returns the index at which a line's value begins with two braces, which YAML takes for
   * mappings; -1 if it does not.
   */
  private static int unquotedBraces(String line) {
    int at = line.indexOf("{{");
    int before = at - 1;
    while (before >= 0 && line.charAt(before) == ' ') {
      before--;
    }
    return at > 0 && before >= 0 && ":-[,".indexOf(line.charAt(before)) >= 0 ? at : -1;
  }

  private static String words(String problem, String context) {
    if (problem.startsWith("mapping values are not allowed")) {
      return "a ':' where no value can begin";
    }
    if (problem.startsWith("could not find expected ':'")) {
      return "a key without ':' before this line";
    }
    if (problem.startsWith("found character")) {
      int quote = problem.indexOf('\'');
      return problem.substring(quote, problem.indexOf('\'', quote + 2) + 1)
          + " cannot begin a value";
    }
    if (problem.startsWith("expected <block end>") || problem.contains("<document start>")) {
      return problem.contains("'<scalar>'")
          ? "text after the end of a value"
          : problem.contains("'}'") || problem.contains("']'")
              ? "a closing bracket that nothing opened"
              : "this line's indentation matches no line above it";
    }
    if (problem.startsWith("expected ',' or")) {
      return "expected "
          + problem.substring(9, problem.indexOf(", but"))
          + (problem.contains("stream end") ? " before the end of the file" : " here");
    }
    if (problem.contains("entries are not allowed") || problem.contains("keys are not allowed")) {
      return "a list or key where none can begin";
    }
    if (problem.contains("escape")) {
      return "a '\\' sequence in double quotes that YAML does not know";
    }
    if (context.contains("block scalar")) {
      return "text after '|' or '>'";
    }
    if (problem.startsWith("expected the node content")) {
      return "a value is missing here";
    }
    if (problem.contains("version 1.*")) {
      return "a YAML version other than 1";
    }
    return "this is not YAML";
  }

  private static String hint(String problem, String context) {
    if (problem.startsWith("mapping values are not allowed")) {
      return "a value with ': ' in it needs quotes; otherwise look at the indentation";
    }
    if (problem.startsWith("could not find expected ':'")) {
      return "write 'key: value'";
    }
    if (problem.startsWith("found character")) {
      return "put the value into quotes";
    }
    if (problem.contains("'<scalar>'")) {
      return "put the whole value into one pair of quotes, or correct the indentation";
    }
    if (problem.startsWith("expected <block end>")
        && (problem.contains("'}'") || problem.contains("']'"))) {
      return "remove it, or put the value into quotes";
    }
    if (problem.startsWith("expected <block end>") || problem.contains("<document start>")) {
      return "keys of one entry, and the dashes of one list, begin in one column";
    }
    if (problem.contains("escape")) {
      return "use single quotes, or write \\\\ for one backslash";
    }
    if (context.contains("block scalar")) {
      return "the text begins on the next line";
    }
    if (problem.startsWith("expected ',' or")) {
      return "close the bracket, or put the value into quotes";
    }
    if (problem.contains("entries are not allowed") || problem.contains("keys are not allowed")) {
      return "begin it on the next line, indented";
    }
    if (problem.startsWith("expected the node content")) {
      return "write the value; put text that is one into quotes";
    }
    return problem.contains("version 1.*")
        ? "remove the line"
        : "look at the line for a typing error";
  }
}
