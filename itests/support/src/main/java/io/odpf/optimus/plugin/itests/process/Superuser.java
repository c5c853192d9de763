// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Operations that require the superuser. Tests that need them are never skipped. */
public final class Superuser {
  private static final int ROOT = 0;

  private Superuser() {}

  /** The user who runs these tests. */
  public static int self() {
    try {
      return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Changes the owner of files, and of directories with their content; changes links themselves,
   * not their targets.
   */
  public static void give(int user, Path... paths) {
    List<String> arguments =
        new ArrayList<>(List.of("chown", "-R", "--no-dereference", user + ":" + user));
    Stream.of(paths).map(Path::toString).forEach(arguments::add);
    as(ROOT, new Command(arguments, Path.of("/"), Map.of())).run().orThrow();
  }

  /** Returns the command as run by a user, who is only in the group of the same number. */
  public static Command as(int user, Command command) {
    List<String> arguments = new ArrayList<>(self() == ROOT ? List.of() : List.of("sudo", "-n"));
    arguments.addAll(
        List.of("setpriv", "--reuid", user + "", "--regid", user + "", "--clear-groups", "env"));
    // sudo removes variables.
    command.environment().forEach((name, value) -> arguments.add(name + "=" + value));
    arguments.addAll(command.arguments());
    return new Command(arguments, command.directory(), command.environment());
  }
}
