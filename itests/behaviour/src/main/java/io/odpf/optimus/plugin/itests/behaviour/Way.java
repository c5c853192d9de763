// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

/** A way in which users reach the program. */
@FunctionalInterface
public interface Way {

  /** Opens it for a stage, whose environment is final from here on. */
  Optimus open(Stage stage);
}
