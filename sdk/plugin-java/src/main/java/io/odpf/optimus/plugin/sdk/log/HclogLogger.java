// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.log;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;

/**
 * Writes entries as hclog's JSON, one per line, as go-plugin's host expects them on standard error.
 * {@code @level}, {@code @message} and {@code @timestamp} are always strings; the host panics
 * otherwise (go-plugin's {@code log_entry.go}). Thread-safe.
 */
public final class HclogLogger implements PluginLogger {
  private final LogLevel least;
  private final PrintStream out;
  private final Clock clock;

  /**
   * @param least the lowest level that is written
   * @param out receives the entries; failed writes are ignored, since they could not be reported
   * @param clock provides the timestamps
   */
  public HclogLogger(LogLevel least, OutputStream out, Clock clock) {
    this.least = Objects.requireNonNull(least, "least");
    this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public void log(LogLevel level, String message, Object... values) {
    if (level.compareTo(least) < 0) {
      return;
    }
    JsonLine line = new JsonLine();
    line.add("@level", level.word());
    line.add("@message", String.valueOf(message));
    line.add("@timestamp", Timestamps.of(clock.instant()));
    for (int i = 0; i + 1 < values.length; i += 2) {
      line.add(String.valueOf(values[i]), value(values[i + 1]));
    }
    if (values.length % 2 == 1) {
      line.add("EXTRA_VALUE_AT_END", value(values[values.length - 1]));
    }
    // Write in one piece: other threads and processes may write to the same pipe.
    byte[] bytes = (line.end() + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (out) {
      out.write(bytes, 0, bytes.length);
      out.flush();
    }
  }

  private static Object value(Object value) {
    if (value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Throwable failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace, true));
      return trace.toString();
    }
    return String.valueOf(value);
  }
}
