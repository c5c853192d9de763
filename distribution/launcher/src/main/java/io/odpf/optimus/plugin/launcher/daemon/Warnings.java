// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.launcher.log.RuntimeLog;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.List;

/** The warnings for a runtime's user, one line each. */
final class Warnings {
  private Warnings() {}

  static List<String> of(FrameworkHost host, RuntimeLog log) {
    List<String> warnings = new ArrayList<>();
    for (String problem : host.problems()) {
      warnings.add("warning: " + TerminalText.line(problem));
    }
    log.failure().ifPresent(failure -> warnings.add("warning: " + TerminalText.line(failure)));
    return warnings;
  }
}
