// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.training;

import io.odpf.optimus.plugin.launcher.Main;

/** Runs what commands run, for the JVM to take down which classes that needs. */
public final class Training {
  private Training() {}

  public static void main(String[] args) throws Exception {
    Main.main(new String[] {"--version"});
  }
}
