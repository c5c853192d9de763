// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.console;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/** Asks on this process's terminal. */
final class SystemPrompt implements Prompt {
  private final PrintStream out;
  private final BooleanSupplier terminal;

  /**
   * @param terminal whether input and output are a terminal; asked when it matters
   */
  SystemPrompt(PrintStream out, BooleanSupplier terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public boolean available() {
    return terminal.getAsBoolean();
  }

  @Override
  public Optional<String> ask(String question) throws InterruptedException, IOException {
    out.print(question);
    out.flush();
    // Reading standard input does not end at an interrupt, so that another thread does it.
    CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(answer), "optimus-answer");
    reader.setDaemon(true);
    reader.start();
    try {
      return answer.get();
    } catch (ExecutionException failure) {
      throw new IOException("the answer cannot be read", failure.getCause());
    } catch (InterruptedException interrupted) {
      out.println();
      throw interrupted;
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
