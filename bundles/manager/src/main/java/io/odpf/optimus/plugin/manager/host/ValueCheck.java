// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.host;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Checks the text of a value, and expands paths in it. Immutable. */
public final class ValueCheck {
  private static final int MOST = 1000;
  private static final int HIGHEST_PORT = 65535;

  private final Optional<Path> userHome;

  /**
   * Creates a check.
   *
   * @param userHome the meaning of {@code ~}, if it has one
   */
  public ValueCheck(Optional<Path> userHome) {
    this.userHome = userHome;
  }

  /**
   * A valid value, or the reason for its refusal.
   *
   * @param value the value; empty if it was refused
   */
  public record Result(String value, Optional<Refusal> refusal) {
    private static Result of(String value) {
      return new Result(value, Optional.empty());
    }

    private static Result refused(String message, String hint) {
      return new Result("", Optional.of(new Refusal(message, hint)));
    }
  }

  /** The error, worded to follow the value's name, and the remedy. */
  public record Refusal(String message, String hint) {}

  /** Checks the value of a variable, in which several paths are separated as in {@code PATH}. */
  public Result check(HostSetting setting, String text) {
    if (setting.kind() != HostSetting.Kind.PATHS) {
      return checkOne(setting, text);
    }
    StringBuilder paths = new StringBuilder();
    for (String part : text.split(File.pathSeparator)) {
      Result result = path(part);
      if (result.refusal().isPresent()) {
        return result;
      }
      paths.append(paths.isEmpty() ? "" : File.pathSeparator).append(result.value());
    }
    return Result.of(paths.toString());
  }

  /** Checks a single value. */
  public Result checkOne(HostSetting setting, String text) {
    return switch (setting.kind()) {
      case ADDRESS ->
          address(text)
              ? Result.of(text)
              : Result.refused(
                  "does not take '" + text + "'", "give HOST:PORT, for instance 127.0.0.1:9100");
      case CHOICE ->
          setting.choices().contains(text)
              ? Result.of(text)
              : Result.refused(
                  "does not take '" + text + "'",
                  "give one of " + String.join(", ", setting.choices()));
      case NUMBER ->
          number(text)
              ? Result.of(text)
              : Result.refused("does not take '" + text + "'", "give a number from 1 to " + MOST);
      case PATH, PATHS -> path(text);
    };
  }

  private static boolean address(String text) {
    int mark = text.lastIndexOf(':');
    try {
      return mark > 0 && Integer.parseInt(text.substring(mark + 1)) <= HIGHEST_PORT;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean number(String text) {
    try {
      int number = Integer.parseInt(text);
      return number >= 1 && number <= MOST;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private Result path(String text) {
    try {
      if (text.equals("~") || text.startsWith("~/")) {
        return userHome.isEmpty()
            ? Result.refused("begins with '~', and there is no home directory", "set HOME")
            : Result.of(
                userHome.get().resolve(text.substring(Math.min(2, text.length()))).toString());
      }
      Path path = Path.of(text);
      return path.isAbsolute()
          ? Result.of(path.normalize().toString())
          : Result.refused(
              "is not an absolute path: '" + text + "'",
              "a host's defaults hold for every working directory: begin it with / or ~/");
    } catch (InvalidPathException e) {
      return Result.refused("is not a path", "give a directory's path");
    }
  }
}
