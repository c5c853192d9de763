// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TransportException;

/**
 * Extracts the pack from the answer to a fetch, whose packets also contain progress and error
 * messages; see section "packfile" of gitprotocol-v2(5). Ends at the flush packet.
 */
final class PackfileInput extends BlockInput {
  /** The number of hexadecimal digits of a packet's length, which includes them. */
  private static final int LENGTH = 4;

  private static final int DATA = 1;
  private static final int PROGRESS = 2;
  private static final int ERROR = 3;

  private final InputStream packets;
  private int left;
  private boolean ended;

  PackfileInput(InputStream packets) {
    this.packets = packets;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (left == 0 && !ended) {
      next();
    }
    if (ended) {
      return -1;
    }
    int count = packets.read(target, offset, Math.min(length, left));
    if (count < 0) {
      throw new EOFException("the pack is not complete");
    }
    left -= count;
    return count;
  }

  private void next() throws IOException {
    int length = length();
    if (length == 0) {
      ended = true;
      return;
    }
    int content = length - LENGTH - 1;
    if (content < 0) {
      throw new PackProtocolException("a packet of the pack has no channel");
    }
    switch (packets.read()) {
      case DATA -> left = content;
      case PROGRESS -> message(content);
      case ERROR -> throw new TransportException("remote: " + message(content));
      case -1 -> throw new EOFException("the pack is not complete");
      default -> throw new PackProtocolException("a packet of the pack is of an unknown channel");
    }
  }

  private int length() throws IOException {
    byte[] digits = packets.readNBytes(LENGTH);
    if (digits.length < LENGTH) {
      throw new EOFException("the pack is not complete");
    }
    int length = 0;
    for (byte digit : digits) {
      int value = Character.digit(digit, 16);
      if (value < 0) {
        throw new PackProtocolException("a packet of the pack has no length");
      }
      length = length << 4 | value;
    }
    return length;
  }

  private String message(int length) throws IOException {
    return new String(packets.readNBytes(length), StandardCharsets.UTF_8).strip();
  }
}
