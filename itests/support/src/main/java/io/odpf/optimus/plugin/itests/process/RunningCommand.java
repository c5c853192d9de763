// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A running program; closing it kills it and its children. */
public final class RunningCommand implements AutoCloseable {
  private static final Duration LIMIT = Eventually.LIMIT;

  private final Process process;
  private final Output out;
  private final Output err;

  RunningCommand(Process process) {
    this.process = process;
    this.out = new Output(process.getInputStream());
    this.err = new Output(process.getErrorStream());
  }

  /** Returns its standard output so far. */
  public String out() {
    return out.text();
  }

  /** Returns its standard error so far. */
  public String err() {
    return err.text();
  }

  /** Returns whether it is still running. */
  public boolean alive() {
    return process.isAlive();
  }

  /** Returns its process id. */
  public long pid() {
    return process.pid();
  }

  /** Writes a line to its standard input. */
  public void type(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the program takes no input: " + err(), e);
    }
  }

  /** Closes its standard input. */
  public void endInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until a text appears on its standard output. */
  public void awaitOut(String text) {
    Eventually.until(
        () -> "\"" + text + "\" on standard output of a program that said " + out() + err(),
        () -> out().contains(text));
  }

  /** Waits for its end, at most {@link Eventually#LIMIT}. */
  public Result await() {
    return await(LIMIT);
  }

  /**
   * Waits for its end.
   *
   * @param limit the maximum time
   */
  public Result await(Duration limit) {
    try {
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("a program does not end; so far:\n" + out() + err());
      }
      out.awaitEnd();
      err.awaitEnd();
      return new Result(process.exitValue(), out(), err());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads a stream to its end, so that the program never blocks on its output. */
  private static final class Output {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread reader;

    Output(InputStream stream) {
      reader = new Thread(() -> read(stream), "output");
      reader.setDaemon(true);
      reader.start();
    }

    private void read(InputStream stream) {
      byte[] buffer = new byte[8192];
      try (stream) {
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
          bytes.write(buffer, 0, n);
        }
      } catch (IOException e) {
        // The program was killed; keep its output so far.
        return;
      }
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }

    void awaitEnd() throws InterruptedException {
      reader.join(LIMIT.toMillis());
    }
  }
}
