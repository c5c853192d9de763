// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.conformance;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.supervisor.PluginTrial;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** A process on trial whose calls are timed. Not thread-safe. */
final class TriedPlugin implements AutoCloseable {
  /** How long to wait for the exit of a process whose connection broke. */
  private static final Duration EXIT_NOTICE = Duration.ofSeconds(2);

  /** The message with which a Go program ends that reads a field of an absent message. */
  private static final String NIL_POINTER =
      "panic: runtime error: invalid memory address or nil pointer dereference";

  private final PluginTrial trial;
  private final CallOptions options;
  private final AnswerTimes times;

  TriedPlugin(PluginTrial trial, Duration timeout, AnswerTimes times) {
    this.trial = trial;
    this.options = new CallOptions(timeout, false, true);
    this.times = times;
  }

  /** A call in a dry run. */
  @FunctionalInterface
  interface Call<T> {
    T run(PluginClient client, CallOptions options)
        throws PluginCallException, InterruptedException;
  }

  /**
   * Makes a call.
   *
   * @param name the call for reports
   */
  <T> T call(String name, Call<T> call) throws PluginCallException, InterruptedException {
    long begin = System.nanoTime();
    try {
      return call.run(trial.client(), options);
    } finally {
      times.add(name, Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  PluginTrial trial() {
    return trial;
  }

  Duration timeout() {
    return options.timeout();
  }

  /** Describes a failed call. */
  String fault(String name, PluginCallException failure) throws InterruptedException {
    String what =
        switch (failure.kind()) {
          case CRASHED -> " ended the plugin" + exit();
          case TIMEOUT -> " is not answered in time";
          case UNSUPPORTED -> " is not implemented";
          case REFUSED, INVALID, NOT_RUNNING ->
              " fails: " + TerminalText.passage(String.valueOf(failure.getMessage()));
        };
    return name + what;
  }

  /** Returns how the process ended and what it wrote last, to continue a sentence. */
  private String exit() throws InterruptedException {
    OptionalInt code = trial.awaitExit(EXIT_NOTICE);
    List<String> lines = trial.lastLines();
    return (code.isPresent() ? " with exit code " + code.getAsInt() : "")
        + (lines.isEmpty()
            ? ""
            : "; it last wrote: " + TerminalText.passage(String.join(" / ", lines)));
  }

  /** Returns whether the process runs, after a call that may have ended it. */
  boolean survived(PluginCallException failure) throws InterruptedException {
    return switch (failure.kind()) {
      case CRASHED, NOT_RUNNING -> trial.awaitExit(EXIT_NOTICE).isEmpty();
      case TIMEOUT, UNSUPPORTED, REFUSED, INVALID -> trial.alive();
    };
  }

  /** Returns whether the process has ended like a Go program that reads an absent message. */
  boolean readAbsentMessage() {
    return !trial.alive()
        && trial.lastLines().stream().anyMatch(line -> line.startsWith(NIL_POINTER));
  }

  @Override
  public void close() {
    trial.close();
  }
}
