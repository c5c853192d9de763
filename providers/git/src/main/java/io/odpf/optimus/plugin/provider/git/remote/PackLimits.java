// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import java.io.IOException;
import java.util.Optional;

/**
 * Checks a pack as it arrives, and limits the data that JGit would keep in memory without a limit:
 * the server's messages and the facts about each object. Malformed packets pass, since JGit refuses
 * them.
 */
final class PackLimits implements AutoCloseable {
  /** In bytes. A server reports its progress once a second, in some 80 bytes. */
  private static final int MOST_MESSAGES = 1 << 20;

  /** In bytes, since JGit joins the parts of a line repeatedly. */
  private static final int MOST_LINE = 4 * 1024;

  private static final int DATA = 1;
  private static final int PROGRESS = 2;

  /** Four hexadecimal digits, which count themselves. */
  private static final int LENGTH = 4;

  /** The length of a pack's header, whose last 4 bytes are the number of objects. */
  private static final int HEADER = 12;

  private static final int COUNT = 8;

  private final boolean packets;
  private final MemoryBudget budget;
  private boolean ended;
  private int digits;
  private int length;
  private int left;
  private int channel;
  private long messages;
  private int header;
  private long objects;
  private int line;
  private Optional<PackObjects> following = Optional.empty();

  /**
   * @param packets whether the pack arrives in packets, between messages; see side-band in
   *     gitprotocol-pack(5)
   * @param budget the limits for data in memory
   */
  PackLimits(boolean packets, MemoryBudget budget) {
    this.packets = packets;
    this.budget = budget;
  }

  /**
   * Checks the next bytes.
   *
   * @throws IOException if a limit is exceeded, or an object is malformed
   */
  void check(byte[] bytes, int offset, int count) throws IOException {
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

  private void content(byte[] bytes, int offset, int count) throws IOException {
    if (channel == DATA) {
      pack(bytes, offset, count);
    } else if (channel == PROGRESS) {
      messages += count;
      for (int at = offset; at < offset + count; at++) {
        line = bytes[at] == '\n' || bytes[at] == '\r' ? 0 : line + 1;
        if (line > MOST_LINE) {
          throw LimitedInput.failure(
              "the repository sends a message of more than " + (MOST_LINE >> 10) + " KiB a line",
              "ask the operator of the server");
        }
      }
      if (messages > MOST_MESSAGES) {
        throw LimitedInput.failure(
            "the repository sends more than " + (MOST_MESSAGES >> 20) + " MiB of messages",
            "ask the operator of the server");
      }
    }
  }

  private void pack(byte[] bytes, int offset, int count) throws IOException {
    int at = offset;
    for (; at < offset + count && header < HEADER; at++) {
      if (header >= COUNT) {
        objects = objects << 8 | bytes[at] & 0xff;
      }
      header++;
    }
    if (header < HEADER) {
      return;
    }
    if (following.isEmpty()) {
      if (objects > budget.objects()) {
        throw LimitedInput.failure(
            "the repository sends " + objects + " objects, and the limit is " + budget.objects(),
            "keep the plugin in a repository of its own");
      }
      following = Optional.of(new PackObjects(budget, objects));
    }
    following.get().check(bytes, at, offset + count - at);
  }

  @Override
  public void close() {
    following.ifPresent(PackObjects::close);
  }
}
