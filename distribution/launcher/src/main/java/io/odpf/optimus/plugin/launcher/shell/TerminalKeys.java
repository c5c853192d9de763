// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.shell;

import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.KeyTerminal;
import java.io.IOException;
import java.util.EnumSet;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;
import org.jline.utils.WCWidth;

/** This process's terminal, for reading single keys. */
final class TerminalKeys implements KeyTerminal {
  private final Terminal terminal;

  private TerminalKeys(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Opens the terminal of standard input. Results on standard output may go elsewhere. */
  @SuppressWarnings("deprecation") // the deprecated providers are turned off
  static TerminalKeys open() throws IOException {
    try {
      return new TerminalKeys(
          TerminalBuilder.builder()
              .system(true)
              .systemOutput(TerminalBuilder.SystemOutput.SysErrOrSysOut)
              .dumb(false)
              .nativeSignals(false)
              // Loading the other providers takes longer than all the rest.
              .ffm(false)
              .jansi(false)
              .jna(false)
              .build());
    } catch (IllegalStateException e) {
      throw new IOException("no terminal can be opened: " + e.getMessage(), e);
    }
  }

  @Override
  public int columns() {
    int columns = terminal.getWidth();
    return columns > 0 ? columns : Console.DEFAULT_WIDTH;
  }

  @Override
  public int columns(int character) {
    return Math.max(0, WCWidth.wcwidth(character));
  }

  @Override
  public Keys keys() {
    Attributes before = terminal.enterRawMode();
    Attributes raw = new Attributes(terminal.getAttributes());
    raw.setLocalFlags(EnumSet.of(LocalFlag.ISIG), false);
    terminal.setAttributes(raw);
    return new RawKeys(terminal, before);
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }

  private record RawKeys(Terminal terminal, Attributes before) implements Keys {
    @Override
    public int next() throws IOException {
      return terminal.reader().read();
    }

    @Override
    public int next(long milliseconds) throws IOException {
      int read = terminal.reader().read(milliseconds);
      return read == NonBlockingReader.READ_EXPIRED ? NONE : read;
    }

    @Override
    public void close() {
      terminal.setAttributes(before);
    }
  }
}
