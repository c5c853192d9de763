// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Finds free ports on loopback, for servers that cannot choose one themselves. */
public final class Ports {
  private static final int FIRST = 10_000;
  private static final int LAST = 32_000;

  private Ports() {}

  /**
   * Returns different ports that were free a moment ago. They are drawn at random from below the
   * range in which systems choose ports themselves, so hardly any other process takes one in
   * between; callers try again if one does.
   */
  public static List<Integer> free(int count) {
    return ThreadLocalRandom.current()
        .ints(FIRST, LAST)
        .distinct()
        .filter(Ports::isFree)
        .limit(count)
        .boxed()
        .toList();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /** Returns whether a process listens on a port. */
  public static boolean listening(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
