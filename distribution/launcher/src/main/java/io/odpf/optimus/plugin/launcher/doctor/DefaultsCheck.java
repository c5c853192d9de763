// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.launcher.defaults.HostDefaults;
import java.util.ArrayList;
import java.util.List;

/** Checks the host's defaults. If they are invalid, no manager is provided. */
final class DefaultsCheck implements Check {
  @Override
  public String name() {
    return "defaults";
  }

  @Override
  public List<Finding> run(Machine machine) {
    if (!machine.process().hasDefaults()) {
      return List.of(Finding.ok("none"));
    }
    List<Finding> findings = new ArrayList<>();
    for (Problem problem : HostDefaults.read(machine.process()).problems()) {
      findings.add(
          Finding.failed(
              problem.position().map(DefaultsCheck::place).orElse("") + problem.message(),
              problem.hint()));
    }
    return findings.isEmpty() ? List.of(Finding.ok("optimus config show lists them")) : findings;
  }

  private static String place(Position position) {
    return position.file() + ":" + position.line() + ":" + position.column() + ": ";
  }
}
