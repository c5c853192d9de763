// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;

/** Why a command about the runtime failed. */
final class Failure {
  /** The code of a runtime that does not answer. */
  static final String SILENT = "runtime-silent";

  private Failure() {}

  static PluginManagerException notRunning() {
    return of("no-runtime", "no runtime is running", "start one with: optimus runtime start");
  }

  static PluginManagerException running(String pid) {
    return of(
        "runtime-runs",
        "a runtime is running already" + process(pid),
        "use it with: optimus runtime shell; or end it with: optimus runtime stop");
  }

  static PluginManagerException silent(String pid, Duration limit, Path log) {
    return of(
        SILENT,
        "the runtime" + process(pid) + " does not answer within " + limit.toSeconds() + " seconds",
        "see " + log + "; to end it by force: optimus runtime stop --force");
  }

  /**
   * The runtime was asked to stop, and has not stopped.
   *
   * @param waits the things that it waits for; may be empty
   */
  static PluginManagerException stays(String pid, Duration limit, String waits, Path log) {
    return of(
        "runtime-stays",
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

  static PluginManagerException of(String code, String message, String hint) {
    return PluginManagerException.failure(Problem.of(code, message, hint), null);
  }
}
