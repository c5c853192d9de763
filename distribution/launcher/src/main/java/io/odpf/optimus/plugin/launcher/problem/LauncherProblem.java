// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.problem;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The problems of the runtime's process and of a host's defaults. */
public enum LauncherProblem implements ProblemCode {
  NO_RUNTIME(
      "no-runtime",
      "The command needs a running runtime, and this user runs none.",
      "Start one with optimus runtime start."),
  RUNTIME_RUNS(
      "runtime-runs",
      "This user already runs a runtime; there can be only one.",
      "Use it with optimus runtime shell, or stop it with optimus runtime stop."),
  RUNTIME_SILENT(
      "runtime-silent",
      "The runtime's process exists but did not answer in time.",
      "Look at the runtime's log; optimus runtime stop --force kills the process."),
  RUNTIME_STAYS(
      "runtime-stays",
      "The runtime was asked to stop and has not stopped in time.",
      "Wait longer with --timeout, or kill the process with optimus runtime stop --force."),
  RUNTIME_STOPS(
      "runtime-stops",
      "The runtime is stopping, and accepts only requests about its end.",
      "Wait until it has stopped, and start it again."),
  RUNTIME_REQUEST(
      "runtime-request",
      "A request to the runtime's process is not what the method expects.",
      "Compare the request with docs/management.md; the program may be older than the runtime."),
  RUNTIME_DIRECTORY(
      "runtime-directory",
      "OPTIMUS_RUNTIME_DIR is a relative path, which names another directory for every command.",
      "Set OPTIMUS_RUNTIME_DIR to an absolute path, or unset it."),
  API_NOT_SERVED(
      "api-not-served",
      "The management API of the runtime is turned off, or does not work.",
      "The message says why; see the runtime's log and the settings of management."),
  PLUGINS_NOT_KEPT(
      "plugins-not-kept",
      "A runtime that was started without --keep-plugins cannot leave its plugins to the next one.",
      "Stop it without --keep-plugins, which also stops its plugins."),
  LOG_UNUSABLE(
      "log-unusable",
      "The runtime cannot write its log file.",
      "Create the directory, correct the permissions, or name another file with --log-file."),
  NO_START_SCRIPT(
      "no-start-script",
      "Start-up caches are made by the start script, and the program was started without it.",
      "Run bin/optimus runtime prepare."),
  UNREADABLE_DEFAULTS(
      "unreadable-defaults",
      "A file with the host's defaults exists but cannot be read.",
      "Correct the permissions of the file and its directory, or remove the file."),
  UNTRUSTED_DEFAULTS(
      "untrusted-defaults",
      "Users other than this one and the superuser can change a file with the host's defaults.",
      "Make the file and its directory yours or the superuser's, writable for the owner only.");

  private final Entry entry;

  LauncherProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
