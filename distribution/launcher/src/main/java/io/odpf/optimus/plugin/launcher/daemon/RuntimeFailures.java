// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.launcher.problem.LauncherProblem;
import java.nio.file.Path;
import java.time.Duration;

/** Creates the exceptions of the commands that manage a runtime. */
final class RuntimeFailures {
  private RuntimeFailures() {}

  static PluginManagerException notRunning() {
    return of(
        LauncherProblem.NO_RUNTIME,
        "no runtime is running",
        "start one with: optimus runtime start");
  }

  static PluginManagerException running(String pid) {
    return of(
        LauncherProblem.RUNTIME_RUNS,
        "a runtime is running already" + process(pid),
        "use it with: optimus runtime shell; or end it with: optimus runtime stop");
  }

  static PluginManagerException silent(String pid, Duration limit, Path log) {
    return of(
        LauncherProblem.RUNTIME_SILENT,
        "the runtime" + process(pid) + " does not answer within " + limit.toSeconds() + " seconds",
        "see " + log + "; to end it by force: optimus runtime stop --force");
  }

  /**
   * Creates the exception for a runtime that did not stop in time.
   *
   * @param waits what it waits for; may be empty
   */
  static PluginManagerException stays(String pid, Duration limit, String waits, Path log) {
    return of(
        LauncherProblem.RUNTIME_STAYS,
        "the runtime"
            + process(pid)
            + " has not stopped within "
            + limit.toSeconds()
            + " seconds"
            + (waits.isEmpty() ? "" : "; it waits for " + waits),
        "wait longer with --timeout, or end it by force: optimus runtime stop --force; see " + log);
  }

  private static String process(String pid) {
    return pid.isEmpty() ? "" : " (process " + pid + ")";
  }

  static PluginManagerException of(ProblemCode code, String message, String hint) {
    return PluginManagerException.failure(Problem.of(code, message, hint), null);
  }
}
