// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.disk;

/** Is called at every point where a crash can interrupt a change. Tests crash there. */
@FunctionalInterface
public interface CrashPoint {
  /** Does nothing. */
  CrashPoint NONE = step -> {};

  /** Is called before the next step. */
  void reached(String step);
}
