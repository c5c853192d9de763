// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import io.odpf.optimus.plugin.runtime.host.DropInTrust;
import io.odpf.optimus.plugin.runtime.host.DropIns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks the dropped-in bundles, and reports those that are ignored. */
final class DropInsCheck implements Check {
  @Override
  public String name() {
    return "drop-ins";
  }

  @Override
  public List<Finding> run(Machine machine) {
    List<Path> directories = machine.installation().dropIns();
    List<Finding> findings = new ArrayList<>();
    for (String warning : DropInTrust.warnings(directories)) {
      findings.add(Finding.warning(warning, "see docs/runtime.md, on drop-ins"));
    }
    List<Path> bundles = DropIns.in(directories);
    for (Path bundle : bundles) {
      findings.add(Finding.ok(bundle.toString()));
    }
    return findings.isEmpty() ? List.of(Finding.ok("none")) : findings;
  }
}
