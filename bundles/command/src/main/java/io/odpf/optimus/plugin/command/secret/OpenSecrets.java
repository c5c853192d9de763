// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.secret;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.json.ProblemTree;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.project.OpenProject;
import io.odpf.optimus.plugin.command.project.ProjectOptions;
import io.odpf.optimus.plugin.command.project.ProjectSecrets;
import io.odpf.optimus.plugin.command.render.ProblemText;
import io.odpf.optimus.plugin.secrets.folder.SecretFolder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets that a command works on.
 *
 * @param project the project that they belong to
 * @param folder the secrets
 */
record OpenSecrets(OpenProject project, SecretFolder folder) {

  /** Returns the secrets of the project that the command line or the working directory names. */
  static OpenSecrets of(Invocation call) throws ProblemException {
    OpenProject project = OpenProject.of(call);
    return new OpenSecrets(project, ProjectSecrets.folder(call, project));
  }

  /** Returns the name that is the command's first operand. */
  static String name(Invocation call) throws UsageException {
    List<String> operands = call.arguments().operands();
    if (operands.isEmpty() || operands.get(0).isEmpty()) {
      throw new UsageException(
          CommandProblem.MISSING_ARGUMENT, "secret name is required", "give the secret's name");
    }
    return operands.get(0);
  }

  /** Returns the namespace that the command line names, which need not be the project's. */
  static Optional<String> namespace(Invocation call) {
    return call.arguments().value(ProjectOptions.NAMESPACE);
  }

  /**
   * Shows a command's result: in JSON one document, else a line on standard output.
   *
   * @param command the command's name in the document
   * @param text the line
   * @param fields the document's fields
   * @param notes what the user should know
   */
  void show(
      Invocation call, String command, String text, Map<String, Object> fields, List<Problem> notes)
      throws IOException {
    if (call.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("project", project.project().name());
      document.putAll(fields);
      document.put("notes", ProblemTree.of(notes));
      TreeJson.write(command, document, call.console().out());
    } else if (!call.quiet()) {
      call.console().out().println(text);
      new ProblemText(call.console(), project.paths()).note(notes);
    }
  }
}
