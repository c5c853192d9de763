// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.console;

import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;

/**
 * The streams for a command's output, and their capabilities.
 *
 * @param out the stream for results
 * @param err the stream for progress and errors
 * @param outColour whether {@code out} shows colours
 * @param errColour whether {@code err} shows colours
 * @param live whether {@code err} is a terminal on which lines can be drawn again
 * @param unicode whether characters beyond ASCII can be shown
 * @param reflows whether the terminal rewraps lines when it becomes narrower, as most do
 * @param width columns of the terminal; asked only where lines are laid out
 * @param prompt asks the user, if there is one
 */
public record Console(
    PrintStream out,
    PrintStream err,
    boolean outColour,
    boolean errColour,
    boolean live,
    boolean unicode,
    boolean reflows,
    IntSupplier width,
    Prompt prompt) {

  /** The width of output without a terminal. */
  public static final int DEFAULT_WIDTH = 80;

  public Console {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    Objects.requireNonNull(width, "width");
    Objects.requireNonNull(prompt, "prompt");
  }

  /** Returns a console whose streams are not terminals. */
  public static Console plain(PrintStream out, PrintStream err) {
    return new Console(
        out, err, false, false, false, false, false, new FixedWidth(DEFAULT_WIDTH), Prompt.NONE);
  }

  /**
   * Returns this process's standard streams, with capabilities from the environment and the start
   * script.
   *
   * <p>The system property {@code optimus.terminal} names the streams that are terminals ({@code
   * out}, {@code err}, {@code out,err}, or nothing), and {@code optimus.columns} is their width.
   * Without these properties, both are detected as far as the platform allows.
   */
  public static Console system(Map<String, String> environment) {
    return new SystemConsole(environment).console(System.out, System.err);
  }

  /** Returns this console with another prompt. */
  public Console with(Prompt other) {
    return new Console(out, err, outColour, errColour, live, unicode, reflows, width, other);
  }

  /** A fixed width. */
  record FixedWidth(int columns) implements IntSupplier {
    @Override
    public int getAsInt() {
      return columns;
    }
  }
}
