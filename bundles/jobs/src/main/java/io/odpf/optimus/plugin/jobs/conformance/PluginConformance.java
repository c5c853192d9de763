// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.conformance;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.supervisor.PluginTrial;
import io.odpf.optimus.plugin.api.supervisor.PluginTrials;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.api.supervisor.TrialEnd;
import io.odpf.optimus.plugin.api.supervisor.TrialRequest;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Tests one plugin. The ordinary calls go to one process, which is then shut down; what may end a
 * plugin is tried on others. Usable once; not thread-safe.
 */
public final class PluginConformance {
  private static final String JOB = "conformance.test";

  private final PluginTrials trials;
  private final TrialRequest request;
  private final ConformanceLimits limits;
  private final AnswerTimes times = new AnswerTimes();
  private final Map<ConformanceCheck, CheckResult> results = new EnumMap<>(ConformanceCheck.class);

  private PluginConformance(PluginTrials trials, TrialRequest request, ConformanceLimits limits) {
    this.trials = trials;
    this.request = request;
    this.limits = limits;
  }

  /**
   * Tests a plugin.
   *
   * @param trials runs the plugin's processes
   * @return the results; whatever the plugin does wrong is in there
   */
  public static ConformanceReport run(
      PluginTrials trials, TrialRequest request, ConformanceLimits limits)
      throws InterruptedException {
    Objects.requireNonNull(trials, "trials");
    Objects.requireNonNull(limits, "limits");
    return new PluginConformance(trials, request.withTimeout(limits.start()), limits).run();
  }

  private ConformanceReport run() throws InterruptedException {
    Optional<PluginInfo> info = Optional.empty();
    try (TriedPlugin plugin = start()) {
      add(handshake(plugin.trial()));
      info = info(plugin);
      if (info.isPresent()) {
        plugin(plugin, info.get());
      }
      end(plugin);
    } catch (SupervisorException e) {
      String why = TerminalText.passage(e.problem().message());
      if (results.containsKey(ConformanceCheck.HANDSHAKE)) {
        add(CheckResult.failed(ConformanceCheck.EMPTY_REQUESTS, "it does not start again: " + why));
      } else {
        add(CheckResult.failed(ConformanceCheck.HANDSHAKE, why));
      }
    }
    add(times.result());
    for (ConformanceCheck check : ConformanceCheck.values()) {
      results.computeIfAbsent(
          check, it -> CheckResult.skipped(it, "the plugin does not get that far"));
    }
    return new ConformanceReport(
        request.file(),
        info,
        results.values().stream().sorted(Comparator.comparing(CheckResult::check)).toList());
  }

  private TriedPlugin start() throws SupervisorException, InterruptedException {
    return new TriedPlugin(trials.start(request), limits.call(), times);
  }

  private void add(CheckResult result) {
    results.put(result.check(), result);
  }

  private static CheckResult handshake(PluginTrial trial) {
    return CheckResult.passed(
        ConformanceCheck.HANDSHAKE, "after " + trial.handshakeTime().toMillis() + " ms");
  }

  private Optional<PluginInfo> info(TriedPlugin plugin) throws InterruptedException {
    try {
      PluginInfo info = plugin.call("PluginInfo", (client, options) -> client.info(options));
      add(InformationCheck.of(info));
      add(InformationCheck.mods(info, plugin.trial().services()));
      return Optional.of(info);
    } catch (PluginCallException e) {
      add(CheckResult.failed(ConformanceCheck.INFORMATION, plugin.fault("PluginInfo", e)));
      return Optional.empty();
    }
  }

  private void plugin(TriedPlugin plugin, PluginInfo info)
      throws SupervisorException, InterruptedException {
    if (asks(info)) {
      questions(plugin);
    } else {
      skip("it asks no questions", ConformanceCheck.QUESTIONS, ConformanceCheck.DEFAULTS);
      skip("it asks no questions", ConformanceCheck.HOSTILE_ANSWERS);
      skip("it derives nothing from answers", ConformanceCheck.SETTINGS, ConformanceCheck.ASSETS);
    }
    if (compiles(info)) {
      add(DerivationCheck.compile(plugin));
    } else {
      skip("it compiles no assets", ConformanceCheck.COMPILE);
    }
    if (info.mods().contains(PluginMod.DEPENDENCY_RESOLVER)) {
      add(DerivationCheck.destination(plugin));
      add(DerivationCheck.dependencies(plugin));
    } else {
      skip(
          "it resolves no dependencies",
          ConformanceCheck.DESTINATION,
          ConformanceCheck.DEPENDENCIES);
    }
    add(EmptyRequestCheck.of(info, plugin.trial().services(), this::start));
  }

  private static boolean asks(PluginInfo info) {
    return info.mods().contains(PluginMod.CLI) && info.generation().compareTo(Generation.C) <= 0;
  }

  private static boolean compiles(PluginInfo info) {
    boolean hookOfA = info.generation() == Generation.A && info.type() == PluginType.HOOK;
    return info.mods().contains(PluginMod.CLI) && !hookOfA;
  }

  private void skip(String why, ConformanceCheck... checks) {
    for (ConformanceCheck check : checks) {
      add(CheckResult.skipped(check, why));
    }
  }

  private void questions(TriedPlugin plugin) throws SupervisorException, InterruptedException {
    List<Question> questions;
    try {
      questions = plugin.call("GetQuestions", (client, options) -> client.questions(JOB, options));
    } catch (PluginCallException e) {
      add(CheckResult.failed(ConformanceCheck.QUESTIONS, plugin.fault("GetQuestions", e)));
      return;
    }
    CheckResult result = QuestionCheck.of(questions);
    add(result);
    if (result.verdict() == Verdict.FAILED) {
      return;
    }
    add(QuestionCheck.defaults(questions, plugin));
    List<Answer> answers = new ArrayList<>(QuestionCheck.ordinaryAnswers(questions));
    add(DerivationCheck.settings(answers, plugin));
    add(DerivationCheck.assets(answers, plugin));
    try (TriedPlugin other = start()) {
      add(QuestionCheck.hostileAnswers(questions, other));
    }
  }

  private void end(TriedPlugin plugin) throws InterruptedException {
    if (!plugin.trial().alive()) {
      return;
    }
    TrialEnd end = plugin.trial().shutDown(limits.end());
    add(shutdown(end));
    add(
        end.output().isEmpty()
            ? CheckResult.passed(ConformanceCheck.OUTPUT)
            : CheckResult.failed(
                ConformanceCheck.OUTPUT,
                "it wrote " + TerminalText.quotePassage(end.output()) + " after its handshake"));
  }

  private static CheckResult shutdown(TrialEnd end) {
    String time = end.time().toMillis() + " ms";
    List<String> faults = new ArrayList<>();
    if (end.exitCode().isEmpty()) {
      faults.add("it did not end within " + time);
    } else if (end.exitCode().getAsInt() != 0) {
      faults.add("it ended with exit code " + end.exitCode().getAsInt());
    }
    if (end.socketLeft()) {
      faults.add("it left its socket");
    }
    if (!faults.isEmpty()) {
      return CheckResult.of(ConformanceCheck.SHUTDOWN, faults);
    }
    boolean late = end.time().compareTo(ConformanceLimits.LATE_END) > 0;
    return new CheckResult(
        ConformanceCheck.SHUTDOWN, late ? Verdict.LATE : Verdict.PASSED, List.of("after " + time));
  }
}
