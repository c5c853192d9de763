// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

/** The steps of a plugin's start, in their order. */
public enum StartStep {
  /** The process is created. */
  PROCESS("its process has not been created"),
  /** The process writes its handshake. */
  HANDSHAKE("it has not written its handshake"),
  /** The plugin accepts a connection and answers its health check. */
  HEALTH("it has not answered its health check"),
  /** The plugin describes itself. */
  DESCRIPTION("it has not described itself");

  private final String missing;

  StartStep(String missing) {
    this.missing = missing;
  }

  /** Returns a sentence that says that the step is not complete. */
  String missing() {
    return missing;
  }
}
