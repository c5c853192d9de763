// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import io.odpf.optimus.plugin.api.manager.UnfinishedChange;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Describes the unfinished change of an interrupted command, and its resolution. */
final class UnfinishedText {
  private final Console console;
  private final Paths paths;

  UnfinishedText(Console console, Paths paths) {
    this.console = console;
    this.paths = paths;
  }

  /** Prints an unfinished change, if there is one. */
  void print(Optional<UnfinishedChange> change) {
    if (change.isPresent()) {
      String plugins = TerminalText.line(String.join(", ", change.get().plugins()));
      console
          .out()
          .println(
              switch (change.get().next()) {
                case FINISH -> interrupted(plugins, "finishes it");
                case UNDO -> interrupted(plugins, "undoes it");
                case FINISH_OR_UNDO -> interrupted(plugins, "finishes or undoes it");
                case WAIT -> "unfinished: another process is changing " + plugins + " now";
                case TIDY ->
                    "left over: an interrupted run left "
                        + leftovers(change.get().leftovers())
                        + "; the next install or clean removes it";
              });
    }
  }

  private String leftovers(List<Path> leftovers) {
    String first = paths.show(leftovers.get(0));
    int more = leftovers.size() - 1;
    return more == 0 ? first : first + " and " + more + " more";
  }

  private static String interrupted(String plugins, String next) {
    return "unfinished: a change of "
        + plugins
        + " was interrupted; the next install or clean "
        + next;
  }
}
