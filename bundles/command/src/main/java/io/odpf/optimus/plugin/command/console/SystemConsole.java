// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.console;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Detects the capabilities of this process's streams. */
final class SystemConsole {
  private final Map<String, String> environment;

  SystemConsole(Map<String, String> environment) {
    this.environment = environment;
  }

  Console console(PrintStream out, PrintStream err) {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    boolean capable = windows ? windowsTerminal() : !"dumb".equals(environment.get("TERM"));
    boolean outTerminal = capable && terminal("out", 1, windows);
    boolean errTerminal = capable && terminal("err", 2, windows);
    boolean colours = environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Console(
        out,
        err,
        outTerminal && colours,
        errTerminal && colours,
        errTerminal,
        unicode(windows),
        reflows(),
        new TerminalWidth(environment, (outTerminal || errTerminal) && !windows),
        new SystemPrompt(err, errTerminal, windows));
  }

  /** Returns whether the Windows console interprets control sequences; older ones print them. */
  private boolean windowsTerminal() {
    return environment.containsKey("WT_SESSION")
        || environment.containsKey("TERM")
        || "ON".equals(environment.get("ConEmuANSI"));
  }

  private static boolean terminal(String stream, int descriptor, boolean windows) {
    String given = System.getProperty("optimus.terminal");
    return given == null ? detected(descriptor, windows) : given.contains(stream);
  }

  static boolean detected(int descriptor, boolean windows) {
    if (!windows) {
      try {
        String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
        return target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/console");
      } catch (IOException | UnsupportedOperationException e) {
        return bothTerminals();
      }
    }
    return bothTerminals();
  }

  /**
   * Returns whether standard input and output are both terminals, which is all that the JDK
   * reports. From JDK 22 on, a console exists even without a terminal; a method that JDK 17 does
   * not have tells them apart.
   */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean bothTerminals() {
    java.io.Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(java.io.Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /**
   * Returns whether the terminal rewraps long lines. Linux consoles, xterm and screen truncate
   * them.
   */
  private boolean reflows() {
    String kind = environment.getOrDefault("TERM", "");
    boolean screen = environment.containsKey("STY") && !environment.containsKey("TMUX");
    return !environment.containsKey("XTERM_VERSION") && !kind.equals("linux") && !screen;
  }

  private boolean unicode(boolean windows) {
    if (windows) {
      return environment.containsKey("WT_SESSION");
    }
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String locale = environment.getOrDefault(name, "");
      if (!locale.isEmpty()) {
        String lower = locale.toLowerCase(Locale.ROOT);
        return lower.contains("utf-8") || lower.contains("utf8");
      }
    }
    return false;
  }
}
