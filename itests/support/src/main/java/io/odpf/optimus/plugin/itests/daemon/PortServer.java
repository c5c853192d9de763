// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.util.function.IntFunction;

/** A running program that listens on a given loopback port. */
public final class PortServer implements AutoCloseable {
  private static final int ATTEMPTS = 5;

  private final RunningCommand process;
  private final int port;

  private PortServer(RunningCommand process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a program and waits until it listens. Tries other ports if it ends, since another
   * program may have taken the first one.
   *
   * @param name the name for messages
   * @param command the program for a port
   */
  public static PortServer start(String name, IntFunction<Command> command) {
    for (int attempt = 1; ; attempt++) {
      int port = Ports.free(1).get(0);
      RunningCommand process = command.apply(port).start();
      awaitEndOrPort(name, process, port);
      if (process.alive()) {
        return new PortServer(process, port);
      }
      if (attempt == ATTEMPTS) {
        throw new IllegalStateException(name + ": " + process.await());
      }
    }
  }

  private static void awaitEndOrPort(String name, RunningCommand process, int port) {
    try {
      Eventually.until(
          () -> name + " on port " + port + ": " + process.out() + process.err(),
          () -> !process.alive() || Ports.listening(port));
    } catch (AssertionError e) {
      process.close();
      throw e;
    }
  }

  /** Returns its port. */
  public int port() {
    return port;
  }

  /** Returns its output so far. */
  public String out() {
    return process.out();
  }

  @Override
  public void close() {
    process.close();
  }
}
