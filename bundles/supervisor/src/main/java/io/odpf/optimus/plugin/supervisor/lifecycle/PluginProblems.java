// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import io.odpf.optimus.plugin.text.DurationText;
import java.time.Duration;

/** Describes to users why plugins do not run. */
final class PluginProblems {
  private PluginProblems() {}

  static Problem ended(String plugin, PluginExit end) {
    StringBuilder message = new StringBuilder("plugin ").append(plugin);
    message.append(" ended with ").append(end.description());
    return Problem.ofPlugin(
        plugin, LifecycleProblem.CRASHED, message.toString(), "see the plugin's log");
  }

  /** Describes the end of a process during a call, which says more than its lost connection. */
  static PluginCallException crashed(String plugin, PluginExit exit, PluginCallException failure) {
    String what =
        exit.requested()
            ? " was stopped during the call"
            : " crashed during the call: it ended with " + exit.description();
    return new PluginCallException(
        failure.kind(), "plugin " + plugin + what, failure.hint(), failure);
  }

  /** Describes an attempt that was cancelled, or failed because of a defect. */
  static Problem notStarted(String plugin, Throwable cause) {
    return Problem.ofPlugin(
        plugin,
        LifecycleProblem.START,
        "plugin " + plugin + " could not be started: " + cause,
        "if you did not stop it meanwhile, this is a defect; please report it");
  }

  static Problem unhealthy(String plugin) {
    return Problem.ofPlugin(
        plugin,
        LifecycleProblem.UNHEALTHY,
        "plugin " + plugin + " did not answer its health checks and was killed",
        "see the plugin's log");
  }

  /**
   * Describes a canary that ended while it was observed.
   *
   * @param how its exit, to continue a sentence
   */
  static Problem canaryEnded(PluginBinary file, String how) {
    return canary(file, "ended with " + how + " while it was observed");
  }

  static Problem canaryUnhealthy(PluginBinary file) {
    return canary(file, "failed a health check while it was observed, and was ended");
  }

  private static Problem canary(PluginBinary file, String what) {
    return Problem.ofPlugin(
        file.name(),
        LifecycleProblem.CANARY,
        "the new process of plugin "
            + file.name()
            + file.version().map(version -> " (version " + version + ")").orElse("")
            + " "
            + what
            + "; the old one continues",
        "see the plugin's log; install another version, or go back: optimus plugin rollback; or"
            + " try again: optimus:restart "
            + file.name());
  }

  /** Adds to a failure that the plugin is started again, for callers that do not wait for it. */
  static Problem triedAgain(Problem failure) {
    return new Problem(
        failure.code(),
        failure.message(),
        failure.position(),
        failure.plugin(),
        failure.hint() + "; the plugin is being restarted in the background, see optimus:ps");
  }

  /**
   * Describes why a plugin was not ready in time.
   *
   * @param before its state when the wait began
   * @param step the step of its start that is not complete
   */
  static Problem notReady(String plugin, PluginState before, StartStep step, Duration timeout) {
    return before == PluginState.STARTING || before == PluginState.HANDSHAKE
        ? late(plugin, step, timeout)
        : notRunning(plugin, before);
  }

  private static Problem late(String plugin, StartStep step, Duration timeout) {
    return Problem.ofPlugin(
        plugin,
        LifecycleProblem.NOT_RUNNING,
        "plugin "
            + plugin
            + " did not become ready within "
            + DurationText.of(timeout)
            + ": "
            + step.missing(),
        "allow it more time, or look in the plugin's log for what it waits for");
  }

  static Problem notRunning(String plugin, PluginState state) {
    String what =
        switch (state) {
          case DISCOVERED -> "has not been started";
          case STARTING, HANDSHAKE -> "is starting";
          case STOPPING, STOPPED -> "is stopped";
          case BACKOFF -> "failed and will be restarted shortly";
          case FAILED -> "failed too often and is not restarted any more";
          case READY, UNHEALTHY -> "cannot be called";
        };
    return Problem.ofPlugin(
        plugin,
        LifecycleProblem.NOT_RUNNING,
        "plugin " + plugin + " " + what,
        state == PluginState.STARTING || state == PluginState.HANDSHAKE
            ? "try again in a moment"
            : "start it");
  }
}
