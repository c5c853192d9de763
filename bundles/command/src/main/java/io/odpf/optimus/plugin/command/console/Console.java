// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.console;

import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;

/**
 * Where a command's output goes, and what can be shown there.
 *
 * @param out for results
 * @param err for progress and errors
 * @param outColour whether {@code out} shows colours
 * @param errColour whether {@code err} shows colours
 * @param live whether {@code err} is a terminal on which lines can be drawn again
 * @param unicode whether characters beyond ASCII can be shown
 * @param reflows whether the terminal breaks lines anew when it becomes narrower, as most do
 * @param width columns of the terminal; asked only where lines are laid out
 * @param prompt how the user is asked, if there is one
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

  /** The width where there is no terminal to ask. */
  public static final int DEFAULT_WIDTH = 80;

  public Console {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    Objects.requireNonNull(width, "width");
    Objects.requireNonNull(prompt, "prompt");
  }

  /** Streams without a user who could be asked. */
  public Console(
      PrintStream out,
      PrintStream err,
      boolean outColour,
      boolean errColour,
      boolean live,
      boolean unicode,
      boolean reflows,
      IntSupplier width) {
    this(out, err, outColour, errColour, live, unicode, reflows, width, Prompt.NONE);
  }

  /** Streams that are no terminal. */
  public static Console plain(PrintStream out, PrintStream err) {
    return new Console(
        out, err, false, false, false, false, false, new FixedWidth(DEFAULT_WIDTH), Prompt.NONE);
  }

  /**
   * This process's standard streams, by what the environment and the start script tell of them.
   *
   * <p>The system property {@code optimus.terminal} says which streams are terminals ({@code out},
   * {@code err}, {@code out,err}, or nothing at all), {@code optimus.columns} how wide they are;
   * without them both are found out as well as the platform allows.
   */
  public static Console system(Map<String, String> environment) {
    return new SystemConsole(environment).console(System.out, System.err);
  }

  /** A width that does not change. */
  record FixedWidth(int columns) implements IntSupplier {
    @Override
    public int getAsInt() {
      return columns;
    }
  }
}
