// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A client's request, with the streams of its connection. */
public final class Request {
  /** The status of the runtime; the rest of the text is the form, {@code text} or {@code json}. */
  public static final String STATUS = "status";

  /** The things that the runtime cannot use, one line each. */
  public static final String WARNINGS = "warnings";

  /** The things that a stopping runtime waits for, one per line. */
  public static final String WAITS = "waits";

  /** Stop the runtime, in the way that the rest of the text names, if any; it answers first. */
  public static final String STOP = "stop";

  /** Run the rest of the text in a shell. */
  public static final String RUN = "run";

  /** An interactive shell; the rest of the text is the terminal's type. */
  public static final String SHELL = "shell";

  private final String text;
  private final String user;
  private final Frames frames;

  Request(String text, String user, Frames frames) {
    this.text = text;
    this.user = user;
    this.frames = frames;
  }

  /** Returns the name of the client's user. */
  public String user() {
    return user;
  }

  /** Returns the kind of the request. */
  public String verb() {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  /** Returns the text after the verb. */
  public String rest() {
    int space = text.indexOf(' ');
    return space < 0 ? "" : text.substring(space + 1);
  }

  public OutputStream out() {
    return frames.stream(Frames.OUT);
  }

  public OutputStream err() {
    return frames.stream(Frames.ERR);
  }

  /**
   * Returns the keys that the client's user types from now on.
   *
   * @param resized receives the terminal's columns and rows when they change
   */
  public InputStream in(BiConsumer<Integer, Integer> resized) throws IOException {
    PipedOutputStream typed = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(typed);
    DaemonThreads.start("optimus-control-input", () -> read(typed, resized));
    return in;
  }

  private void read(PipedOutputStream typed, BiConsumer<Integer, Integer> resized) {
    try (typed) {
      for (Optional<Frames.Frame> frame = frames.read(); frame.isPresent(); frame = frames.read()) {
        if (frame.get().kind() == Frames.SIZE) {
          String[] size = frame.get().text().split(" ");
          resized.accept(Integer.valueOf(size[0]), Integer.valueOf(size[1]));
        } else {
          typed.write(frame.get().bytes());
          typed.flush();
        }
      }
    } catch (IOException e) {
      // The end of the connection is the end of the input.
    }
  }
}
