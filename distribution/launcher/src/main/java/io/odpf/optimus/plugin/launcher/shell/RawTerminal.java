// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.function.BiConsumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * This process's terminal in raw mode, for a shell: every key, including Ctrl-C and Ctrl-Z, is a
 * byte for the shell, which applies them to the running command. Signals that are sent to the
 * process have their usual effect. Closing it restores the terminal.
 */
public final class RawTerminal implements AutoCloseable {
  private final Terminal terminal;
  private final Attributes before;

  private RawTerminal(Terminal terminal, Attributes before) {
    this.terminal = terminal;
    this.before = before;
  }

  /** Switches the terminal to raw mode. */
  public static RawTerminal open() throws IOException {
    Terminal terminal = TerminalBuilder.builder().system(true).nativeSignals(false).build();
    Attributes before = terminal.enterRawMode();
    Attributes raw = new Attributes(terminal.getAttributes());
    raw.setLocalFlags(EnumSet.of(LocalFlag.ISIG), false);
    terminal.setAttributes(raw);
    return new RawTerminal(terminal, before);
  }

  /** Returns the terminal type, as in {@code TERM}. */
  public String type() {
    return terminal.getType();
  }

  /** Returns the typed keys. */
  public InputStream in() {
    return terminal.input();
  }

  public OutputStream out() {
    return terminal.output();
  }

  /**
   * Reports the columns and rows now, and whenever they change.
   *
   * @param listener called on a separate thread
   */
  public void sizes(BiConsumer<Integer, Integer> listener) {
    report(listener);
    terminal.handle(Terminal.Signal.WINCH, signal -> report(listener));
  }

  private void report(BiConsumer<Integer, Integer> listener) {
    Size size = terminal.getSize();
    listener.accept(size.getColumns(), size.getRows());
  }

  @Override
  public void close() throws IOException {
    terminal.setAttributes(before);
    terminal.close();
  }
}
