// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.process;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.api.supervisor.PluginTrials;
import io.odpf.optimus.plugin.api.supervisor.TrialRequest;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.json.PluginTree;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.option.DescribedCommand;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.render.ConformanceText;
import io.odpf.optimus.plugin.command.render.Paths;
import io.odpf.optimus.plugin.jobs.conformance.CheckResult;
import io.odpf.optimus.plugin.jobs.conformance.ConformanceLimits;
import io.odpf.optimus.plugin.jobs.conformance.ConformanceReport;
import io.odpf.optimus.plugin.jobs.conformance.PluginConformance;
import io.odpf.optimus.plugin.jobs.conformance.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code plugin test}. */
public final class TestCommand extends DescribedCommand {
  private static final String GENERATION = "generation";
  private static final String PATIENT = "patient";

  /** Creates the command. */
  public TestCommand() {
    super(
        "test",
        "test whether a plugin keeps the contract of Optimus",
        List.of(
            Operand.one(
                Value.of(Value.Kind.FILE, "FILE|NAME"),
                "the plugin's file, or the name of a plugin on this machine")));
  }

  @Override
  public String description() {
    return "Starts the plugin in processes of its own, calls everything that it serves in dry runs, "
        + "and stops it. Prints one line for each check. The exit code is 1 if a check fails. What "
        + "is known of the SDK that a plugin was built with is reported and is no failure.";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with(
        OptionSpec.valued(
            GENERATION,
            "",
            Value.choice("A", "B", "C", "D", "E"),
            "the generation of the contract to test; default: the best that the plugin serves"),
        OptionSpec.flag(PATIENT, "", "report late answers and a late end, and do not fail on them"),
        PluginOptions.timeout());
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    TrialRequest request = TrialRequest.of(file(call, call.arguments().operands().get(0)));
    Optional<String> generation = call.arguments().value(GENERATION);
    if (generation.isPresent()) {
      request = request.speaking(Generation.valueOf(generation.get()));
    }
    OptionalInt seconds = call.arguments().number("timeout");
    ConformanceLimits limits =
        seconds.isPresent()
            ? ConformanceLimits.of(Duration.ofSeconds(seconds.getAsInt()))
            : ConformanceLimits.DEFAULT;
    ConformanceReport report;
    try (PluginTrials trials = call.supervisors().trials(call.environment())) {
      report = PluginConformance.run(trials, request, limits);
    }
    boolean passed =
        report.count(Verdict.FAILED) == 0
            && (call.arguments().has(PATIENT) || report.count(Verdict.LATE) == 0);
    if (call.json()) {
      TreeJson.write(name(), document(report, passed), call.console().out());
    } else if (!call.quiet() || !passed) {
      new ConformanceText(call.console(), Paths.of(call.workingDirectory()))
          .print(report, passed, call.verbose());
    }
    return passed ? ExitCode.OK : ExitCode.FAILURE;
  }

  /** Returns the file of a plugin that is given by its file or its name. */
  private static Path file(Invocation call, String operand)
      throws ProblemException, InterruptedException {
    try {
      Path file = call.workingDirectory().resolve(operand);
      if (Files.isRegularFile(file)) {
        return file;
      }
      if (operand.indexOf('/') >= 0 || operand.indexOf('\\') >= 0) {
        throw new UsageException(
            CommandProblem.NO_PLUGIN_FILE,
            "'" + operand + "' is not a file",
            "build the plugin first, or name a plugin on this machine");
      }
    } catch (InvalidPathException e) {
      throw new UsageException(
          CommandProblem.NO_PLUGIN_FILE,
          "'" + operand + "' is not a path",
          "name the plugin's file, or a plugin on this machine");
    }
    try (PluginSession session = PluginSession.open(call)) {
      return session.find(operand).binary();
    }
  }

  private static Map<String, Object> document(ConformanceReport report, boolean passed) {
    List<Object> checks = new ArrayList<>();
    for (CheckResult result : report.results()) {
      Map<String, Object> check = new LinkedHashMap<>();
      check.put("check", result.check().word());
      check.put("verdict", result.verdict().word());
      check.put("meaning", result.check().meaning());
      check.put("details", new ArrayList<Object>(result.details()));
      checks.add(check);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("ok", passed);
    document.put("path", report.file().toString());
    if (report.info().isPresent()) {
      document.put("info", PluginTree.info(report.info().get()));
    }
    document.put("checks", checks);
    return document;
  }
}
