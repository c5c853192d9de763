// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.handshake;

import io.odpf.optimus.plugin.text.TerminalText;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.InvalidPathException;

/**
 * The address that a plugin announces: a unix socket, or a port of this machine's loopback
 * interface.
 */
public final class AnnouncedAddress {
  private AnnouncedAddress() {}

  /**
   * Reads an address.
   *
   * @param said the beginning of messages, which quotes the plugin: {@code answered "..."}
   * @return a {@link UnixDomainSocketAddress} or an {@link InetSocketAddress}
   * @throws HandshakeException if it is invalid or not on this machine
   */
  public static SocketAddress read(String network, String address, String said)
      throws HandshakeException {
    if (network.equals("unix")) {
      if (address.isEmpty()) {
        throw HandshakeLine.garbled(said + ", which names no socket", null);
      }
      try {
        return UnixDomainSocketAddress.of(address);
      } catch (InvalidPathException e) {
        throw HandshakeLine.garbled(said + ", whose socket is not a path", e);
      }
    }
    if (network.equals("tcp")) {
      return tcp(address, said);
    }
    throw new HandshakeException(
        HandshakeProblem.NETWORK,
        "listens on the network "
            + TerminalText.quotePassage(network)
            + ", which is neither unix nor tcp",
        "rebuild the plugin so that it listens on a unix socket or on TCP",
        null);
  }

  private static InetSocketAddress tcp(String address, String said) throws HandshakeException {
    int colon = address.lastIndexOf(':');
    if (colon < 0 || colon < address.lastIndexOf(']')) {
      throw HandshakeLine.garbled(said + ", whose address has no port", null);
    }
    int port = port(address.substring(colon + 1), said);
    if (port < 1 || port > 65_535) {
      throw HandshakeLine.garbled(said + ", whose port is out of range", null);
    }
    String host = address.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    InetSocketAddress result = new InetSocketAddress(host.isEmpty() ? "localhost" : host, port);
    if (result.isUnresolved()) {
      throw HandshakeLine.garbled(said + ", whose host is unknown", null);
    }
    if (!result.getAddress().isLoopbackAddress()) {
      throw new HandshakeException(
          HandshakeProblem.ADDRESS,
          "listens on "
              + TerminalText.quotePassage(address)
              + ", which is not this machine's loopback interface",
          "rebuild the plugin so that it listens on 127.0.0.1 or on a unix socket",
          null);
    }
    return result;
  }

  private static int port(String text, String said) throws HandshakeException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw HandshakeLine.garbled(said + ", whose port is not a number", e);
    }
  }
}
