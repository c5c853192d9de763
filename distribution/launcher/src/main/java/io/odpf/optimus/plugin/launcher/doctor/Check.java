// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import java.util.List;

/** A check of the machine. Changes nothing on it. */
interface Check {

  /** Returns the subject of the check, in a word or two. */
  String name();

  /**
   * Runs the check.
   *
   * @return at least one finding
   */
  List<Finding> run(Machine machine) throws InterruptedException;
}
