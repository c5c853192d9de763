// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import io.odpf.optimus.plugin.supervisor.lifecycle.PluginStartException;
import io.odpf.optimus.plugin.supervisor.log.LastWords;
import io.odpf.optimus.plugin.supervisor.process.BinaryFindings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes why a plugin did not start: what happened, how its process ended, its last lines, and
 * findings about its file.
 */
public final class StartDiagnosis {
  private final PluginBinary binary;

  public StartDiagnosis(PluginBinary binary) {
    this.binary = binary;
  }

  /**
   * Describes a failure before the process was created.
   *
   * @param what what happened; follows the plugin's name
   */
  public PluginStartException before(
      ProblemCode code, String what, String hint, boolean permanent, @Nullable Throwable cause) {
    return failure(code, what, "", List.of(), hint, permanent, cause);
  }

  /**
   * Describes the failure of a process that has ended by now.
   *
   * @param what what happened; follows the plugin's name
   * @param end how it ended: {@code exit code 2}
   */
  public PluginStartException of(
      ProblemCode code,
      String what,
      String end,
      List<String> lastLines,
      String hint,
      @Nullable Throwable cause) {
    return failure(code, what, end, lastLines, hint, false, cause);
  }

  /** Describes the failure of a process by a problem whose message follows the plugin's name. */
  public PluginStartException of(
      Problem problem, String end, List<String> lastLines, @Nullable Throwable cause) {
    return of(problem.code(), problem.message(), end, lastLines, problem.hint(), cause);
  }

  private PluginStartException failure(
      ProblemCode code,
      String what,
      String end,
      List<String> lastLines,
      String hint,
      boolean permanent,
      @Nullable Throwable cause) {
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
