// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.shell;

import java.util.List;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;

/** The commands {@code exit} and {@code quit}, which end a session. */
final class SessionCommands implements Function {
  static final String[] NAMES = {"exit", "quit"};

  /**
   * The session variable with the interactive shell; a session that only executes given lines has
   * none.
   */
  static final String SHELL = ".optimus.shell";

  @Override
  public @Nullable Object execute(CommandSession session, List<Object> arguments)
      throws SessionEndException {
    int code = arguments.isEmpty() ? 0 : code(String.valueOf(arguments.get(0)));
    if (session.get(SHELL) instanceof Shell shell) {
      shell.stop();
      return null;
    }
    throw new SessionEndException(code);
  }

  private static int code(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("exit takes a number, not: " + text, e);
    }
  }
}
