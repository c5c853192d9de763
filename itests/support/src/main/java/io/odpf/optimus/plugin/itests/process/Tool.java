// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds programs that the tests need from the machine. */
public final class Tool {
  private Tool() {}

  /**
   * Finds a program on the path or in the directories of servers.
   *
   * @throws IllegalStateException if it is missing: a test must not pass without its tool
   */
  public static Path find(String name) {
    return findAny(name);
  }

  /**
   * Finds the first of several programs, each of which will do.
   *
   * @throws IllegalStateException if all of them are missing
   */
  public static Path findAny(String... names) {
    String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin:/usr/local/sbin";
    for (String name : names) {
      for (String directory : path.split(File.pathSeparator)) {
        Path candidate = Path.of(directory, name);
        if (Files.isExecutable(candidate)) {
          return candidate;
        }
      }
    }
    throw new IllegalStateException(names[0] + " is not on the path; test.sh installs it");
  }
}
