// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The problems of plugins that do not run, or stopped running. */
public enum LifecycleProblem implements ProblemCode {
  CRASHED(
      "plugin-crashed",
      "The plugin's process ended without being stopped.",
      "Look at the plugin's log."),
  START(
      "plugin-start",
      "Starting the plugin was cancelled, or failed because of a defect of the supervisor.",
      "If the plugin was not stopped meanwhile, report the defect."),
  UNHEALTHY(
      "plugin-unhealthy",
      "The plugin does not answer its health check, or answers that it does not serve.",
      "Look at the plugin's log."),
  CANARY(
      "plugin-canary",
      "The process of a new version failed while it was observed beside the old one, which continues.",
      "Look at the plugin's log. Install a version that works, or go back with a rollback."),
  NOT_RUNNING(
      "plugin-not-running",
      "The plugin is not running, or did not become ready in time.",
      "Start the plugin, or allow it more time.");

  private final Entry entry;

  LifecycleProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
