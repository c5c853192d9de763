// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.console;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Asks on this process's terminal. */
final class SystemPrompt implements Prompt {
  private final PrintStream out;
  private final boolean shown;
  private final boolean windows;

  /**
   * Creates a prompt.
   *
   * @param shown whether {@code out} is a terminal
   */
  SystemPrompt(PrintStream out, boolean shown, boolean windows) {
    this.out = out;
    this.shown = shown;
    this.windows = windows;
  }

  /** Returns whether there is a user. Checked lazily, since most commands ask nothing. */
  @Override
  public boolean available() {
    return shown && SystemConsole.detected(0, windows);
  }

  @Override
  public Optional<String> ask(String question) throws InterruptedException, IOException {
    out.print(question);
    out.flush();
    // An interrupt does not end a read of standard input, so another thread reads it.
    CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(answer), "optimus-answer");
    reader.setDaemon(true);
    reader.start();
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IOException("the answer cannot be read", e.getCause());
    } catch (InterruptedException e) {
      out.println();
      throw e;
    }
  }

  private static void read(CompletableFuture<Optional<String>> answer) {
    try {
      answer.complete(LineInput.read(System.in, Charset.defaultCharset()));
    } catch (IOException failure) {
      answer.completeExceptionally(failure);
    }
  }
}
