// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.shell;

import io.odpf.optimus.plugin.command.console.KeyTerminal;
import io.odpf.optimus.plugin.command.console.Prompt;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * A prompt on this process's terminal, whose keys can be read too. The terminal is opened only for
 * that.
 */
public final class TerminalPrompt implements Prompt {
  private final Prompt lines;

  /**
   * Creates a prompt.
   *
   * @param lines asks for lines
   */
  public TerminalPrompt(Prompt lines) {
    this.lines = Objects.requireNonNull(lines, "lines");
  }

  @Override
  public boolean available() {
    return lines.available();
  }

  @Override
  public Optional<String> ask(String question) throws InterruptedException, IOException {
    return lines.ask(question);
  }

  @Override
  public Optional<String> askHidden(String question) throws InterruptedException, IOException {
    return lines.askHidden(question);
  }

  @Override
  public byte[] input(int limit) throws InterruptedException, IOException {
    return lines.input(limit);
  }

  @Override
  public Optional<KeyTerminal> openTerminal() throws IOException {
    return Optional.of(TerminalKeys.open());
  }
}
