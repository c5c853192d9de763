// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

/** Told at every point where a change can be interrupted. For tests that interrupt it there. */
@FunctionalInterface
public interface CrashPoint {
  /** Nobody is told. */
  CrashPoint NONE =
      new CrashPoint() {
        @Override
        public void reached(String step) {}
      };

  void reached(String step);
}
