// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.training;

import io.odpf.optimus.plugin.launcher.Main;

/** Runs what commands run, for the JVM to take down which classes that needs. */
public final class Training {
  private Training() {}

  public static void main(String[] args) {
    Main.run("--version");
    Main.run("plugin", "list");
    if (args[0].equals("runtime")) {
      Main.run("plugin", "list", "--runtime");
    }
  }
}
