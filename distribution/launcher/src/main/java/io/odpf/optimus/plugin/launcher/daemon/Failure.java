// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.Problem;

/** Why a command about the runtime failed. */
final class Failure {
  private Failure() {}

  static PluginManagerException notRunning() {
    return of("no-runtime", "no runtime is running", "start one with: optimus runtime start");
  }

  static PluginManagerException running(String pid) {
    return of(
        "runtime-runs",
        "a runtime is running already" + (pid.isEmpty() ? "" : " (process " + pid + ")"),
        "use it with: optimus runtime shell; or end it with: optimus runtime stop");
  }

  static PluginManagerException of(String code, String message, String hint) {
    return PluginManagerException.failure(Problem.of(code, message, hint), null);
  }
}
