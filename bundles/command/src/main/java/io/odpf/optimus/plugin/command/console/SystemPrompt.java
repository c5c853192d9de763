// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.console;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

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
    return await(() -> LineInput.read(System.in, Charset.defaultCharset()));
  }

  /** Empty without a console of the JDK, which alone can hide what is typed. */
  @Override
  @SuppressWarnings("SystemConsoleNull")
  public Optional<String> askHidden(String question) throws InterruptedException, IOException {
    java.io.Console console = System.console();
    if (console == null) {
      return Optional.empty();
    }
    out.print(question);
    out.flush();
    return await(() -> Optional.ofNullable(console.readPassword()).map(String::new));
  }

  @Override
  public byte[] input(int limit) throws InterruptedException, IOException {
    return await(() -> System.in.readNBytes(limit));
  }

  /** Reads on another thread, since an interrupt does not end a read of standard input. */
  private <T> T await(Callable<T> read) throws InterruptedException, IOException {
    FutureTask<T> answer = new FutureTask<>(read);
    Thread reader = new Thread(answer, "optimus-answer");
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
}
