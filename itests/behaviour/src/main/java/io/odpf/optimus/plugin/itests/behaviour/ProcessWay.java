// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ways through a process of the built distribution. */
public enum ProcessWay implements Way {
  /** {@code optimus plugin …}. */
  ONE_SHOT(Path.of(System.getProperty("java.home"))),

  /** The same on the JDK 25 that the environment variable {@code OPTIMUS_JAVA25} names. */
  ONE_SHOT_ON_25(Path.of(java25())),

  /** {@code optimus plugin … --runtime}. */
  RUNTIME(Path.of(System.getProperty("java.home")), "--runtime"),

  /** {@code optimus:…}, typed into the shell of a runtime. */
  SHELL(Path.of(System.getProperty("java.home")));

  private final Path java;
  private final List<String> options;

  ProcessWay(Path java, String... options) {
    this.java = java;
    this.options = List.of(options);
  }

  /** Returns the available ways: all, or all except the one that needs another JDK. */
  public static List<ProcessWay> all() {
    List<ProcessWay> ways = new ArrayList<>(List.of(values()));
    if (java25().isEmpty()) {
      ways.remove(ONE_SHOT_ON_25);
    }
    return ways;
  }

  /** Returns the home of the JDK that runs the program. */
  Path java() {
    return java;
  }

  @Override
  public Optimus open(Stage stage) {
    Distribution distribution = Distribution.unpacked();
    return this == SHELL
        ? new ShellOptimus(distribution, stage, java)
        : new ProcessOptimus(distribution, stage, java, options);
  }

  private static String java25() {
    String home = System.getenv("OPTIMUS_JAVA25");
    return home == null ? "" : home;
  }
}
