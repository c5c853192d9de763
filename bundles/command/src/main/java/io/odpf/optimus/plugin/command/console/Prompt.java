// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** Asks the user, if there is one. */
public interface Prompt {
  /** A prompt without a user. */
  Prompt NONE =
      new Prompt() {
        @Override
        public boolean available() {
          return false;
        }

        @Override
        public Optional<String> ask(String question) {
          return Optional.empty();
        }
      };

  /** Returns whether there is a user at a terminal. */
  boolean available();

  /**
   * Asks a question and waits for a line.
   *
   * @param question the question, shown without a line break after it
   * @return the answer; empty if the input ends without one
   * @throws InterruptedException if this thread is interrupted while it waits
   * @throws IOException if the answer cannot be read
   */
  Optional<String> ask(String question) throws InterruptedException, IOException;

  /**
   * Opens the terminal for reading keys. The caller closes it.
   *
   * @return the terminal; empty if only lines can be read
   * @throws IOException if the terminal cannot be used
   */
  default Optional<KeyTerminal> openTerminal() throws IOException {
    return Optional.empty();
  }

  /**
   * Asks a question whose answer is not shown while it is typed.
   *
   * @param question the question, shown without a line break after it
   * @return the answer; empty if the input ends without one, or if it cannot be hidden
   * @throws InterruptedException if this thread is interrupted while it waits
   * @throws IOException if the answer cannot be read
   */
  default Optional<String> askHidden(String question) throws InterruptedException, IOException {
    return Optional.empty();
  }

  /**
   * Reads standard input to its end, or up to a limit.
   *
   * @param limit the largest number of bytes that are read
   * @return nothing if there is no input
   * @throws InterruptedException if this thread is interrupted while it waits
   * @throws IOException if the input cannot be read
   */
  default byte[] input(int limit) throws InterruptedException, IOException {
    return new byte[0];
  }

  /** Returns whether the user answers a question with yes. Every other answer is no. */
  default boolean confirms(String question) throws InterruptedException, IOException {
    String answer = ask(question + " [y/N] ").orElse("").strip().toLowerCase(Locale.ROOT);
    return answer.equals("y") || answer.equals("yes");
  }

  /** Returns a prompt on streams whose reads end when the thread is interrupted. */
  static Prompt on(InputStream in, PrintStream out) {
    return new Prompt() {
      @Override
      public boolean available() {
        return true;
      }

      @Override
      public Optional<String> ask(String question) throws InterruptedException, IOException {
        out.print(question);
        out.flush();
        try {
          Optional<String> line = LineInput.read(in, Charset.defaultCharset());
          if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while asking");
          }
          return line;
        } catch (IOException failure) {
          if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while asking");
          }
          throw failure;
        }
      }
    };
  }
}
