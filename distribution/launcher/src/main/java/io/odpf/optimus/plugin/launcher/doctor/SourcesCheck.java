// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.OutdatedReport;
import io.odpf.optimus.plugin.api.manager.OutdatedRequest;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.launcher.defaults.HostDefaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the configuration, and that its sources are accessible with its credentials. */
final class SourcesCheck implements Check {
  @Override
  public String name() {
    return "configuration";
  }

  @Override
  public List<Finding> run(Machine machine) throws InterruptedException {
    if (machine.config().isEmpty()) {
      return List.of(Finding.ok("none here; name one with -c FILE to check its sources"));
    }
    if (!HostDefaults.read(machine.process()).problems().isEmpty()) {
      return List.of(Finding.warning("not checked", "correct the host's defaults first"));
    }
    ConfigFile config = machine.config().get();
    try (ManagerHost.Session session =
        machine.host().open(new ManagerHost.Needs(false, Optional.of(config)))) {
      return look(session.manager(), config);
    } catch (PluginManagerException e) {
      return findings(e.problems());
    }
  }

  private static List<Finding> look(PluginManager manager, ConfigFile config)
      throws PluginManagerException, InterruptedException {
    List<Problem> problems = manager.validate(config);
    if (!problems.isEmpty()) {
      return findings(problems);
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok(config.path().toString()));
    OutdatedReport answers =
        manager.outdated(
            new OutdatedRequest(config, List.of(), Optional.empty()), InstallListener.NONE);
    for (OutdatedReport.Entry answer : answers.plugins()) {
      if (answer.problem().isPresent()) {
        findings.addAll(findings(List.of(answer.problem().get())));
      } else {
        findings.add(
            Finding.ok(
                "plugin " + answer.plugin() + ": provider " + answer.provider() + " has it"));
      }
    }
    return findings;
  }

  private static List<Finding> findings(List<Problem> problems) {
    List<Finding> findings = new ArrayList<>();
    for (Problem problem : problems) {
      String place =
          problem
              .position()
              .map(at -> at.file() + ":" + at.line() + ":" + at.column() + ": ")
              .orElse("");
      String plugin = problem.plugin().map(it -> "plugin " + it + ": ").orElse("");
      findings.add(Finding.failed(place + plugin + problem.message(), problem.hint()));
    }
    return findings;
  }
}
