// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import java.util.List;

/** Checks the JVM's version, and that its compiler is on. */
final class JavaCheck implements Check {
  private static final int OLDEST = 17;

  @Override
  public String name() {
    return "java";
  }

  @Override
  public List<Finding> run(Machine machine) {
    return List.of(
        judge(
            Runtime.version().feature(),
            System.getProperty("java.version") + ", " + System.getProperty("java.home"),
            System.getProperty("java.vm.info", "")));
  }

  static Finding judge(int feature, String description, String mode) {
    if (feature < OLDEST) {
      return Finding.failed(
          "Java " + description + " is older than " + OLDEST, "set JAVA_HOME to a newer JDK");
    }
    return mode.contains("interpreted")
        ? Finding.warning(
            "Java " + description + " interprets all code, and is slow",
            "remove -Xint from OPTIMUS_JAVA_OPTS and JAVA_TOOL_OPTIONS")
        : Finding.ok("Java " + description);
  }
}
