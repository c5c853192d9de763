// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

/** The paths of the requests that the runtime's process itself answers. */
public final class RuntimePath {
  /** The state of the process: GET. */
  public static final String STATE = "/v1/runtime";

  /** Stops the process, and reports what its end waits for: POST. */
  public static final String STOP = "/v1/runtime/stop";

  /** Sends lines or keys to a shell, and receives its output: POST. */
  public static final String CONSOLE = "/v1/runtime/console";

  private RuntimePath() {}
}
