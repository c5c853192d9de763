// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

/** Is called at every point where a crash can interrupt a change. Tests crash there. */
@FunctionalInterface
public interface CrashPoint {
  /** Does nothing. */
  CrashPoint NONE =
      new CrashPoint() {
        @Override
        public void reached(String step) {}
      };

  void reached(String step);
}
