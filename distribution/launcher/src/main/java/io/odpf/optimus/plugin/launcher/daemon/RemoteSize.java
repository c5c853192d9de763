// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;

/**
 * Applies the size of a client's terminal to a session. The size may arrive before the session
 * exists. Thread-safe.
 */
final class RemoteSize implements BiConsumer<Integer, Integer> {
  @GuardedBy("this")
  private Size last = new Size(80, 24);

  @GuardedBy("this")
  private Optional<Terminal> terminal = Optional.empty();

  @Override
  public synchronized void accept(Integer columns, Integer rows) {
    Size size = new Size(columns, rows);
    last = size;
    terminal.ifPresent(
        attached -> {
          attached.setSize(size);
          attached.raise(Terminal.Signal.WINCH);
        });
  }

  synchronized void attach(Terminal attached) {
    terminal = Optional.of(attached);
    attached.setSize(last);
  }
}
