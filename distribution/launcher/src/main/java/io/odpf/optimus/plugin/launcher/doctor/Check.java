// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import java.util.List;

/** One thing that is looked at. Changes nothing on the machine. */
interface Check {

  /** What is looked at, a word or two. */
  String name();

  /**
   * Looks.
   *
   * @return what was found; one finding at least
   */
  List<Finding> run(Machine machine) throws InterruptedException;
}
