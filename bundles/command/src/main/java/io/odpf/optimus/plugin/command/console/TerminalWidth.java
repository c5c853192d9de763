// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.console;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * The terminal's width, from the start script or else from {@code stty}. The latter needs a
 * process, so it runs only if output is formatted for a terminal, and again after the terminal's
 * size has changed.
 */
final class TerminalWidth implements IntSupplier {
  private final Map<String, String> environment;
  private final boolean terminal;
  // 0 until first needed; a concurrent second detection is harmless
  private volatile int columns;
  private volatile boolean changed;

  @GuardedBy("this")
  private boolean watched;

  TerminalWidth(Map<String, String> environment, boolean terminal) {
    this.environment = environment;
    this.terminal = terminal;
  }

  @Override
  public int getAsInt() {
    if (columns == 0) {
      watch();
      columns = find();
    } else if (changed) {
      changed = false;
      int found = fromTerminal();
      columns = found == 0 ? columns : found;
    }
    return columns;
  }

  private synchronized void watch() {
    if (terminal && !watched) {
      watched = true;
      SystemSignal.handle("WINCH", () -> changed = true);
    }
  }

  private int find() {
    int found = number(System.getProperty("optimus.columns", ""));
    if (found == 0 && terminal) {
      found = fromTerminal();
    }
    if (found == 0) {
      found = number(environment.getOrDefault("COLUMNS", ""));
    }
    return found == 0 ? Console.DEFAULT_WIDTH : found;
  }

  private static int fromTerminal() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (InputStream answer = stty.getInputStream()) {
        String size = new String(answer.readNBytes(64), StandardCharsets.US_ASCII).trim();
        return number(size.substring(size.indexOf(' ') + 1));
      } finally {
        stty.destroy();
      }
    } catch (IOException e) {
      return 0;
    }
  }

  private static int number(String text) {
    try {
      return Math.max(0, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
