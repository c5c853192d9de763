// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.training;

import io.odpf.optimus.plugin.command.console.KeyTerminal;
import io.odpf.optimus.plugin.command.console.Prompt;
import java.util.Optional;

/** A user at a terminal who presses Enter at every question, and so accepts its default. */
final class AcceptingPrompt implements Prompt {
  private static final int COLUMNS = 80;

  @Override
  public boolean available() {
    return true;
  }

  @Override
  public Optional<String> ask(String question) {
    return Optional.of("");
  }

  @Override
  public Optional<KeyTerminal> openTerminal() {
    return Optional.of(new Enter());
  }

  private record Enter() implements KeyTerminal, KeyTerminal.Keys {
    @Override
    public int columns() {
      return COLUMNS;
    }

    @Override
    public int columns(int character) {
      return 1;
    }

    @Override
    public Keys keys() {
      return this;
    }

    @Override
    public int next() {
      return '\r';
    }

    @Override
    public int next(long milliseconds) {
      return NONE;
    }

    @Override
    public void close() {
      // There is nothing to restore.
    }
  }
}
