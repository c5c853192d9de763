// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.manager.HostVariable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Checks that the runtime can write the log file that the host's defaults name, if any. */
final class LogCheck implements Check {
  private static final String HINT = "correct it, or name another file: log.file in the defaults";

  @Override
  public String name() {
    return "log";
  }

  @Override
  public List<Finding> run(Machine machine) {
    String chosen = machine.variable(HostVariable.LOG_FILE);
    if (chosen.isEmpty()) {
      return List.of(Finding.ok("runtime.log beside the runtime's socket"));
    }
    Path file = Path.of(chosen).toAbsolutePath();
    Path directory = file.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      return List.of(warning(directory + " is not a directory"));
    }
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return List.of(
          Files.isWritable(directory)
              ? Finding.ok(file + ", which is created when needed")
              : warning("no permission to create a file in " + directory));
    }
    try {
      RegularFile.require(file, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return List.of(warning(RegularFile.reason(e)));
    }
    return List.of(
        Files.isWritable(file)
            ? Finding.ok(file.toString())
            : warning("no permission to write " + file));
  }

  private static Finding warning(String reason) {
    return Finding.warning("the runtime cannot write its log: " + reason, HINT);
  }
}
