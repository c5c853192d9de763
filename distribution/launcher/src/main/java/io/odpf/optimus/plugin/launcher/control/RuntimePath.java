// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

/** The paths of the methods that the runtime's own process answers. */
public final class RuntimePath {
  /** The state of the process: GET. */
  public static final String STATE = "/v1/runtime";

  /** Stop the process, and tell what its end waits for: POST. */
  public static final String STOP = "/v1/runtime/stop";

  /** Lines or keys for a shell, and its output: POST. */
  public static final String CONSOLE = "/v1/runtime/console";

  private RuntimePath() {}
}
