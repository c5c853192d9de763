// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.catalogue;

import io.odpf.optimus.plugin.command.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commands with a common first word, each created only when it is needed. Adding a command takes a
 * name and a line that creates it.
 */
interface CommandFamily {

  /** Returns the purpose of the commands, one sentence without a full stop. */
  String summary();

  /** Returns the names of the commands in the order of the help. */
  List<String> names();

  /** Returns the command with a name; null if there is none. */
  @Nullable Command command(String name);
}
