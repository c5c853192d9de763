// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import java.util.function.BiConsumer;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;

/** The size of a client's terminal, which may be known before the session exists. */
final class RemoteSize implements BiConsumer<Integer, Integer> {
  private Size last = new Size(80, 24);
  private Terminal terminal;

  @Override
  public synchronized void accept(Integer columns, Integer rows) {
    last = new Size(columns, rows);
    if (terminal != null) {
      terminal.setSize(last);
      terminal.raise(Terminal.Signal.WINCH);
    }
  }

  synchronized void attach(Terminal attached) {
    terminal = attached;
    terminal.setSize(last);
  }
}
