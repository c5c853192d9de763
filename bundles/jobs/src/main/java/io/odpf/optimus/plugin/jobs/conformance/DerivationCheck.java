// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.conformance;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.plugin.TaskWindow;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.folder.AssetName;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks what a plugin derives from answers and from a job. */
final class DerivationCheck {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** The guide advises plugins to keep each asset below 5 MB. */
  private static final int LARGE_ASSET = 5_000_000;

  private static final Instant SCHEDULED = Instant.parse("2021-05-26T02:00:00Z");
  private static final Instant WINDOW_END = Instant.parse("2021-05-26T00:00:00Z");

  private DerivationCheck() {}

  static CheckResult settings(List<Answer> answers, TriedPlugin plugin)
      throws InterruptedException {
    Map<String, String> settings;
    try {
      settings =
          plugin.call(
              "DefaultConfig",
              (client, options) -> client.defaultConfig(answers, Map.of(), options));
    } catch (PluginCallException e) {
      return CheckResult.failed(ConformanceCheck.SETTINGS, plugin.fault("DefaultConfig", e));
    }
    List<String> faults = new ArrayList<>();
    Set<String> upper = new TreeSet<>();
    for (String name : settings.keySet()) {
      if (!VARIABLE.matcher(name).matches()) {
        faults.add(TerminalText.quote(name) + " is not the name of a variable");
      }
      if (!upper.add(name.toUpperCase(Locale.ROOT))) {
        faults.add(TerminalText.quote(name) + " differs from another name only in case");
      }
    }
    return CheckResult.of(ConformanceCheck.SETTINGS, faults);
  }

  static CheckResult assets(List<Answer> answers, TriedPlugin plugin) throws InterruptedException {
    Map<String, String> assets;
    try {
      assets =
          plugin.call(
              "DefaultAssets",
              (client, options) -> client.defaultAssets(answers, Map.of(), options));
    } catch (PluginCallException e) {
      return CheckResult.failed(ConformanceCheck.ASSETS, plugin.fault("DefaultAssets", e));
    }
    List<String> faults = new ArrayList<>();
    AssetName.problems(assets.keySet(), "", "").stream().map(Problem::message).forEach(faults::add);
    if (!faults.isEmpty()) {
      return CheckResult.of(ConformanceCheck.ASSETS, faults);
    }
    String[] large =
        assets.entrySet().stream()
            .filter(asset -> size(asset.getValue()) > LARGE_ASSET)
            .map(asset -> TerminalText.quote(asset.getKey()) + " is larger than 5 MB")
            .toArray(String[]::new);
    return CheckResult.passed(ConformanceCheck.ASSETS, large);
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  static CheckResult compile(TriedPlugin plugin) throws InterruptedException {
    CompileRequest request =
        new CompileRequest(
            Map.of(),
            Map.of(),
            new TaskWindow(Duration.ofDays(1), Duration.ZERO, "d"),
            SCHEDULED,
            WINDOW_END.minus(Duration.ofDays(1)),
            WINDOW_END,
            List.of());
    return call(
        ConformanceCheck.COMPILE,
        "CompileAssets",
        plugin,
        (client, options) -> client.compileAssets(request, options));
  }

  static CheckResult destination(TriedPlugin plugin) throws InterruptedException {
    return call(
        ConformanceCheck.DESTINATION,
        "GenerateDestination",
        plugin,
        (client, options) -> client.destination(emptyJob(), options));
  }

  static CheckResult dependencies(TriedPlugin plugin) throws InterruptedException {
    return call(
        ConformanceCheck.DEPENDENCIES,
        "GenerateDependencies",
        plugin,
        (client, options) -> client.dependencies(emptyJob(), options));
  }

  private static ResolveRequest emptyJob() {
    return new ResolveRequest(Map.of(), Map.of(), ResolveRequest.Project.NONE);
  }

  private static CheckResult call(
      ConformanceCheck check, String name, TriedPlugin plugin, TriedPlugin.Call<?> call)
      throws InterruptedException {
    try {
      plugin.call(name, call);
      return CheckResult.passed(check);
    } catch (PluginCallException e) {
      return CheckResult.failed(check, plugin.fault(name, e));
    }
  }
}
