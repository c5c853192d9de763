// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.job;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.json.ProblemTree;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.project.OpenProject;
import io.odpf.optimus.plugin.command.render.ProblemText;
import io.odpf.optimus.plugin.jobs.authoring.HookDraft;
import io.odpf.optimus.plugin.jobs.authoring.JobDraft;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows what a survey has led to, with the texts of Optimus. */
final class DraftOutput {
  private static final String UNCHANGED = "dry run: nothing was changed";

  private final Invocation call;
  private final OpenProject project;
  private final List<Problem> failures;

  /**
   * Creates an output.
   *
   * @param failures why plugins did not start, which may be missing among the choices
   */
  DraftOutput(Invocation call, OpenProject project, List<Problem> failures) {
    this.call = call;
    this.project = project;
    this.failures = List.copyOf(failures);
  }

  /** Shows a job, with the files' contents if they were not written. */
  void job(JobDraft draft, boolean written) throws IOException {
    Map<Path, String> files = new LinkedHashMap<>();
    draft.job().files().forEach((name, text) -> files.put(draft.directory().resolve(name), text));
    if (call.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("job", draft.job().spec().name());
      if (!draft.namespace().isEmpty()) {
        document.put("namespace", draft.namespace());
      }
      document.put("directory", draft.directory().toString());
      document.put("written", written);
      List<Map<String, Object>> trees = new ArrayList<>();
      files.forEach((file, text) -> trees.add(tree(file, text, written)));
      document.put("files", trees);
      document.put("problems", ProblemTree.of(notes(draft.warnings())));
      TreeJson.write("job create", document, call.console().out());
      return;
    }
    PrintStream out = call.console().out();
    if (!written) {
      files.forEach(this::content);
      out.println(UNCHANGED);
    } else if (!call.quiet()) {
      String place = draft.path().isEmpty() ? "." : draft.path();
      out.println("Job successfully created at " + TerminalText.line(place));
      files.keySet().forEach(file -> out.println("  " + project.paths().show(file)));
    }
    note(draft.warnings());
  }

  /**
   * Shows a hook.
   *
   * @param text the file with the hook, which is shown if it was not written
   */
  void hook(HookDraft draft, String text, boolean written) throws IOException {
    if (call.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("job", draft.job());
      document.put("hook", draft.hook().name());
      document.put("written", written);
      document.put("files", List.of(tree(draft.file(), text, written)));
      document.put("problems", ProblemTree.of(notes(draft.warnings())));
      TreeJson.write("job addhook", document, call.console().out());
      return;
    }
    PrintStream out = call.console().out();
    if (!written) {
      content(draft.file(), text);
      out.println(UNCHANGED);
    } else if (!call.quiet()) {
      out.println(
          "Hook "
              + TerminalText.line(draft.hook().name())
              + " successfully added to "
              + TerminalText.line(draft.job()));
      out.println("  " + project.paths().show(draft.file()));
    }
    note(draft.warnings());
  }

  private static Map<String, Object> tree(Path file, String text, boolean written) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("path", file.toString());
    if (!written) {
      tree.put("content", text);
    }
    return tree;
  }

  /** Prints a file line by line, without the control characters that an asset may have. */
  private void content(Path file, String text) {
    PrintStream out = call.console().out();
    out.println(project.paths().show(file) + ":");
    text.lines().forEach(line -> out.println("  " + TerminalText.replace(line)));
    out.println();
  }

  private List<Problem> notes(List<Problem> warnings) {
    List<Problem> notes = new ArrayList<>(project.warnings());
    notes.addAll(failures);
    notes.addAll(warnings);
    return notes;
  }

  private void note(List<Problem> warnings) {
    if (!call.quiet()) {
      new ProblemText(call.console(), project.paths()).note(notes(warnings));
    }
  }
}
