// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

/**
 * Follows a pack as it arrives, and refuses what JGit would keep in memory without a limit: the
 * server's messages beside the pack, and facts about each object in it. A malformed pack passes:
 * JGit refuses it.
 */
final class PackLimits {
  /** In bytes. A server reports its progress once a second, in some 80 bytes. */
  private static final int MOST_MESSAGES = 1 << 20;

  /**
   * Each takes some 100 bytes of memory. A commit of Linux has 100,000, one of Chromium 450,000.
   */
  private static final long MOST_OBJECTS = 1_000_000;

  private static final int DATA = 1;
  private static final int PROGRESS = 2;

  /** Four hexadecimal digits, which count themselves. */
  private static final int LENGTH = 4;

  /** In a pack's header, the number of objects is in the last 4 of 12 bytes. */
  private static final int HEADER = 12;

  private static final int COUNT = 8;

  private final boolean packets;
  private boolean ended;
  private int digits;
  private int length;
  private int left;
  private int channel;
  private long messages;
  private int header;
  private long objects;

  /**
   * @param packets whether the pack comes in packets, between messages: side-band of
   *     gitprotocol-pack(5)
   */
  PackLimits(boolean packets) {
    this.packets = packets;
  }

  /**
   * Follows some bytes.
   *
   * @throws RemoteFailure if a limit is exceeded
   */
  void check(byte[] bytes, int offset, int count) throws RemoteFailure {
    int end = offset + count;
    for (int at = offset; at < end && !ended; ) {
      if (!packets) {
        pack(bytes, at, end - at);
        return;
      }
      if (left == 0) {
        length(bytes[at++]);
      } else if (channel == 0) {
        channel = bytes[at++];
        left--;
      } else {
        int part = Math.min(left, end - at);
        content(bytes, at, part);
        at += part;
        left -= part;
      }
    }
  }

  private void length(byte character) {
    int digit = Character.digit(character, 16);
    length = length << 4 | digit;
    digits++;
    ended = digit < 0;
    if (digits == LENGTH) {
      left = length - LENGTH;
      ended |= left <= 0;
      channel = 0;
      digits = 0;
      length = 0;
    }
  }

  private void content(byte[] bytes, int offset, int count) throws RemoteFailure {
    if (channel == DATA) {
      pack(bytes, offset, count);
    } else if (channel == PROGRESS) {
      messages += count;
      if (messages > MOST_MESSAGES) {
        throw LimitedInput.failure(
            "the repository sends more than " + (MOST_MESSAGES >> 20) + " MiB of messages",
            "ask the operator of the server");
      }
    }
  }

  private void pack(byte[] bytes, int offset, int count) throws RemoteFailure {
    for (int at = offset; at < offset + count && header < HEADER; at++) {
      if (header >= COUNT) {
        objects = objects << 8 | bytes[at] & 0xff;
      }
      header++;
    }
    if (header == HEADER && objects > MOST_OBJECTS) {
      throw LimitedInput.failure(
          "the repository sends " + objects + " objects, and the limit is " + MOST_OBJECTS,
          "keep the plugin in a repository of its own");
    }
  }
}
