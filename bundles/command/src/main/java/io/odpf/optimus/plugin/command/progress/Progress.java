// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.progress;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.render.CommandHints;

/** Shows an operation until it is closed. Thread-safe. */
public interface Progress extends InstallListener, AutoCloseable {

  /** The name of threads that draw; one that is interrupted gives the terminal back. */
  String THREAD = "optimus-progress";

  /** How much is shown. */
  enum Detail {
    /** Nothing. */
    NONE,
    /** Lines, even on a terminal. */
    LINES,
    /** Bars on a terminal, else lines. */
    NORMAL,
    /** Lines that also tell what was found in the store. */
    VERBOSE
  }

  /** Erases transient output until the next update, so that other output can be printed. */
  default void pause() {}

  /** Erases what is not meant to stay. Safe to call twice. */
  @Override
  void close();

  /**
   * Progress for a console.
   *
   * @param platforms whether plugins are worked on for several platforms, so that these are named
   * @param hints completes the commands in the hints of warnings
   */
  static Progress on(Console console, Detail detail, boolean platforms, CommandHints hints) {
    return switch (detail) {
      case NONE -> new NoProgress();
      case NORMAL ->
          console.live()
              ? new LiveProgress(console, platforms, hints, new NanoClock())
              : new LineProgress(console.err(), platforms, false, hints, new NanoClock());
      case LINES -> new LineProgress(console.err(), platforms, false, hints, new NanoClock());
      case VERBOSE -> new LineProgress(console.err(), platforms, true, hints, new NanoClock());
    };
  }
}
