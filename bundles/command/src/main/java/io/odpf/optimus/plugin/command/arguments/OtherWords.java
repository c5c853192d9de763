// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

import java.util.List;

/** Maps command names of other package managers to the equivalent commands here. */
final class OtherWords {
  static final String GROUP = "plugin";

  private OtherWords() {}

  /** Returns the commands, in the order in which to run them; empty for an unknown word. */
  static List<String> commands(String word) {
    return switch (word) {
      case "uninstall", "purge" -> List.of("remove", "clean");
      case "rm", "delete", "del", "drop" -> List.of("remove");
      case "update", "up", "bump" -> List.of("upgrade");
      case "status", "st", "plan", "compare" -> List.of("diff");
      case "ls" -> List.of("list");
      case "apply", "sync", "ensure", "i" -> List.of("install");
      case "new", "create" -> List.of("init");
      case "check", "lint" -> List.of("validate");
      case "show", "describe" -> List.of("info");
      case "prune", "gc", "autoremove" -> List.of("clean");
      case "undo", "revert" -> List.of("rollback");
      case "freeze", "pin" -> List.of("lock");
      default -> List.of();
    };
  }
}
