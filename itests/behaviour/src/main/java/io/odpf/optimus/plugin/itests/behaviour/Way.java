// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

/** A way in which users reach the program. */
@FunctionalInterface
public interface Way {

  /** Opens the program for a stage, whose environment does not change afterwards. */
  Optimus open(Stage stage);
}
