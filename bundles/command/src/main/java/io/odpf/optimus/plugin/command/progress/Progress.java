// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.progress;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.render.CommandHints;

/** Shows the progress of an operation until it is closed. Thread-safe. */
public interface Progress extends InstallListener, AutoCloseable {

  /** The name of drawing threads. An interrupted drawing thread stops using the terminal. */
  String THREAD = "optimus-progress";

  /** The levels of detail. */
  enum Detail {
    /** Nothing. */
    NONE,
    /** Lines, even on a terminal. */
    LINES,
    /** Bars on a terminal, else lines. */
    NORMAL,
    /** Lines, also about artifacts from the store. */
    VERBOSE
  }

  /** Erases transient output until the next update, so that other output can be printed. */
  default void pause() {}

  /** Erases transient output. May be called repeatedly. */
  @Override
  void close();

  /**
   * Returns progress output on a console.
   *
   * @param platforms whether to name the platforms of plugins
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
