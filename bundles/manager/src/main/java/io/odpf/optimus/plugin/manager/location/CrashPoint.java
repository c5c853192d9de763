// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

/** Called at every point where a change can be interrupted. Tests interrupt it there. */
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
