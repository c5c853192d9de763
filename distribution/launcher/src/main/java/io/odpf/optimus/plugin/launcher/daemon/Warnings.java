// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.launcher.log.RuntimeLog;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Formats the warnings for a runtime's user, one line each. */
final class Warnings {
  private Warnings() {}

  static List<String> of(FrameworkHost host, RuntimeLog log) {
    List<String> problems = new ArrayList<>(host.problems());
    log.failure().ifPresent(problems::add);
    return lines(problems);
  }

  /** Returns the warnings in the state of a runtime in another process. */
  static List<String> of(Map<String, Object> state) {
    return state.get("problems") instanceof List<?> problems ? lines(problems) : List.of();
  }

  private static List<String> lines(List<?> problems) {
    return problems.stream().map(problem -> "warning: " + TerminalText.line("" + problem)).toList();
  }
}
