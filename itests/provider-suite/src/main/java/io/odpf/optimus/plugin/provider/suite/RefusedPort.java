// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of loopback that refuses connections until this is closed. The port is taken, so no other
 * process can begin to listen on it.
 */
public final class RefusedPort implements AutoCloseable {
  private final Socket holder;

  private RefusedPort(Socket holder) {
    this.holder = holder;
  }

  /** Takes a free port. */
  public static RefusedPort open() {
    Socket holder = new Socket();
    try {
      holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return new RefusedPort(holder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns the port. */
  public int port() {
    return holder.getLocalPort();
  }

  @Override
  public void close() {
    try {
      holder.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
