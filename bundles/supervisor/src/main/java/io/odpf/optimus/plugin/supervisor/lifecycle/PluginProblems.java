// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.supervisor.log.LastWords;
import io.odpf.optimus.plugin.supervisor.text.DurationText;
import java.time.Duration;

/** What users are told of plugins that do not run. */
final class PluginProblems {
  private PluginProblems() {}

  static Problem ended(String plugin, PluginExit end) {
    return exit(plugin, " ended with ", end);
  }

  /** Describes the exit of a process during a call. */
  static Problem crashed(String plugin, PluginExit end) {
    return exit(plugin, " crashed during the call: it ended with ", end);
  }

  private static Problem exit(String plugin, String how, PluginExit end) {
    StringBuilder message = new StringBuilder("plugin ").append(plugin);
    message.append(how).append(end.exit());
    message.append(LastWords.continuation(end.lastLines()));
    return Problem.ofPlugin(plugin, "plugin-crashed", message.toString(), "see the plugin's log");
  }

  /** An attempt that was called off, or a defect. */
  static Problem notStarted(String plugin, Throwable cause) {
    return Problem.ofPlugin(
        plugin,
        "plugin-start",
        "plugin " + plugin + " could not be started: " + cause,
        "if it was not stopped meanwhile, this is a defect; please report it");
  }

  static Problem unhealthy(String plugin) {
    return Problem.ofPlugin(
        plugin,
        "plugin-unhealthy",
        "plugin " + plugin + " did not answer health checks, and was ended",
        "see the plugin's log");
  }

  /** The same failure for a caller that does not wait for the next attempt. */
  static Problem triedAgain(Problem failure) {
    return new Problem(
        failure.code(),
        failure.message(),
        failure.position(),
        failure.plugin(),
        failure.hint() + "; it is started again in the background, see optimus:ps");
  }

  /**
   * Describes why a plugin was not ready in time.
   *
   * @param before its state when the wait began
   */
  static Problem notReady(String plugin, PluginState before, Duration timeout) {
    return before == PluginState.STARTING || before == PluginState.HANDSHAKE
        ? late(plugin, timeout)
        : notRunning(plugin, before);
  }

  private static Problem late(String plugin, Duration timeout) {
    return Problem.ofPlugin(
        plugin,
        "plugin-not-running",
        "plugin " + plugin + " did not become ready within " + DurationText.of(timeout),
        "allow it more time; the plugin's log may tell what it waits for");
  }

  static Problem notRunning(String plugin, PluginState state) {
    String what =
        switch (state) {
          case DISCOVERED -> "was not started";
          case STARTING, HANDSHAKE -> "is starting";
          case STOPPING, STOPPED -> "is stopped";
          case BACKOFF -> "failed and waits to be started again";
          case FAILED -> "failed too often and was given up";
          case READY, UNHEALTHY -> "cannot be called";
        };
    return Problem.ofPlugin(
        plugin,
        "plugin-not-running",
        "plugin " + plugin + " " + what,
        state == PluginState.STARTING || state == PluginState.HANDSHAKE
            ? "try again in a moment"
            : "start it");
  }
}
