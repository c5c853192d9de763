// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.shell;

import io.odpf.optimus.plugin.launcher.control.ControlClient;
import io.odpf.optimus.plugin.launcher.control.Request;
import java.io.IOException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Lends this process's terminal to a shell at the other end of a connection. */
public final class AttachedTerminal {
  private final ControlClient client;

  public AttachedTerminal(ControlClient client) {
    this.client = client;
  }

  /** Until that shell ends; answers its exit code. */
  public int run() throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      client.send(Request.SHELL + " " + terminal.getType());
      tellSize(terminal);
      terminal.handle(Terminal.Signal.WINCH, signal -> tellSize(terminal));
      Attributes before = terminal.enterRawMode();
      try {
        Thread typing = new Thread(() -> type(terminal), "optimus-typing");
        typing.setDaemon(true);
        typing.start();
        return client.receive(terminal.output(), terminal.output());
      } finally {
        terminal.setAttributes(before);
      }
    }
  }

  private void type(Terminal terminal) {
    try {
      client.type(terminal.input());
    } catch (IOException ended) {
      // So has the conversation; whoever receives tells.
    }
  }

  private void tellSize(Terminal terminal) {
    Size size = terminal.getSize();
    try {
      client.size(size.getColumns(), size.getRows());
    } catch (IOException ended) {
      // So has the conversation.
    }
  }
}
