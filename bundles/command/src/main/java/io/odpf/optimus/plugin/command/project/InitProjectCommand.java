// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.project;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.option.DescribedCommand;
import io.odpf.optimus.plugin.command.render.Paths;
import io.odpf.optimus.plugin.command.survey.SurveySession;
import io.odpf.optimus.plugin.jobs.authoring.NewProject;
import io.odpf.optimus.plugin.jobs.authoring.ProjectSurvey;
import io.odpf.optimus.plugin.jobs.authoring.SurveyKind;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code init}. */
public final class InitProjectCommand extends DescribedCommand {
  /** Creates the command. */
  public InitProjectCommand() {
    super("init", "begin a project for jobs in this directory", List.of());
  }

  @Override
  public String description() {
    return "Writes optimus.yaml and creates the folder of the first namespace's jobs. Asks for what"
        + " no option gives; without a terminal, the defaults are taken. An existing file is never"
        + " changed.";
  }

  @Override
  public List<OptionSpec> options() {
    List<OptionSpec> options = new ArrayList<>();
    options.add(text("project", "p", "NAME", "the project's name; default: the directory's"));
    options.add(text("host", "", "HOST:PORT", "the server; default: localhost:9100"));
    options.add(
        text("namespace", "n", "NAME", "the name of the first namespace; default: default"));
    options.add(
        OptionSpec.valued(
            "job-path",
            "",
            Value.of(Value.Kind.DIRECTORY, "DIR"),
            "the folder of its jobs; default: NAMESPACE/jobs"));
    options.addAll(SurveySession.options());
    options.add(OptionSpec.flag("dry-run", "", "show the file, and write nothing"));
    options.add(
        OptionSpec.valued(
            "output", "", Value.choice("text", "json"), "the format of the result; default: text"));
    options.add(OptionSpec.flag("quiet", "q", "show errors only"));
    options.add(OptionSpec.flag("verbose", "v", "show more"));
    return options;
  }

  private static OptionSpec text(String name, String letter, String placeholder, String doc) {
    return OptionSpec.valued(name, letter, Value.of(Value.Kind.TEXT, placeholder), doc);
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    NewProject.check(call.workingDirectory());
    NewProject project;
    try (SurveySession session = SurveySession.open(call, SurveyKind.PROJECT)) {
      project = new ProjectSurvey(call.workingDirectory(), session.answers()).ask();
    }
    boolean written = !call.arguments().has("dry-run");
    if (written) {
      project.write();
    }
    print(call, project, written);
    return ExitCode.OK;
  }

  private static void print(Invocation call, NewProject project, boolean written)
      throws IOException {
    PrintStream out = call.console().out();
    if (call.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("project", project.name());
      document.put("namespace", project.namespace());
      document.put("file", project.file().toString());
      document.put("jobs", project.jobs().toString());
      document.put("written", written);
      if (!written) {
        document.put("content", project.text());
      }
      TreeJson.write("project init", document, out);
    } else if (!written) {
      out.print(project.text());
    } else if (!call.quiet()) {
      Paths paths = Paths.of(call.workingDirectory());
      out.println("wrote " + paths.show(project.file()));
      out.println("created " + paths.show(project.jobs()));
      out.println("write a job: optimus job create");
    }
  }
}
