// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import io.odpf.optimus.plugin.supervisor.lifecycle.PluginStartException;
import io.odpf.optimus.plugin.supervisor.log.LastWords;
import io.odpf.optimus.plugin.supervisor.process.BinaryFindings;
import java.util.List;

/**
 * Tells why a plugin did not start: what happened, how its process ended, its last lines, and what
 * about its file may be the reason.
 */
final class StartDiagnosis {
  private final PluginBinary binary;

  StartDiagnosis(PluginBinary binary) {
    this.binary = binary;
  }

  /**
   * A failure before there was a process.
   *
   * @param what to follow the plugin's name
   */
  PluginStartException before(
      String code, String what, String hint, boolean permanent, Throwable cause) {
    return failure(code, what, "", List.of(), hint, permanent, cause);
  }

  /**
   * A failure of a process, which has ended by now.
   *
   * @param what to follow the plugin's name
   * @param end how it ended: {@code exit code 2}
   */
  PluginStartException of(
      String code, String what, String end, List<String> lastLines, String hint, Throwable cause) {
    return failure(code, what, end, lastLines, hint, false, cause);
  }

  private PluginStartException failure(
      String code,
      String what,
      String end,
      List<String> lastLines,
      String hint,
      boolean permanent,
      Throwable cause) {
    StringBuilder message = new StringBuilder("plugin ").append(binary.name()).append(' ');
    message.append(what);
    if (!end.isEmpty()) {
      message.append("; its process ended with ").append(end);
    }
    List<String> findings = BinaryFindings.of(binary.path());
    for (String finding : findings) {
      message.append("; ").append(finding);
    }
    message.append(LastWords.continuation(lastLines));
    message.append(" (").append(binary.path()).append(')');
    return new PluginStartException(
        Problem.ofPlugin(
            binary.name(),
            code,
            message.toString(),
            findings.isEmpty() ? hint : "install it for this machine: optimus plugin install"),
        permanent || !findings.isEmpty(),
        cause);
  }
}
