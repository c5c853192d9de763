// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.xz;

import java.io.IOException;

/** Converts the targets of a program's branches back to relative ones. */
final class BranchStage implements BlockStage {
  private final byte[] buffer = new byte[1 << 14];
  private BlockStage source;
  private BranchCode code;
  private int position;

  /** The index of the first byte that is ready. The waiting bytes follow the ready ones. */
  private int from;

  private int ready;
  private int waiting;
  private boolean ended;

  BranchStage(BlockStage source, BranchCode code, int position) {
    this.source = source;
    this.code = code;
    this.position = position;
  }

  /** Begins a block with a filter and the position at which its program starts. */
  BranchStage begin(BlockStage newSource, BranchCode newCode, int newPosition) {
    source = newSource;
    code = newCode;
    position = newPosition;
    from = 0;
    ready = 0;
    waiting = 0;
    ended = false;
    return this;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (ready == 0 && !convert()) {
        break;
      }
      int count = Math.min(length - done, ready);
      System.arraycopy(buffer, from, bytes, offset + done, count);
      from += count;
      ready -= count;
      done += count;
    }
    return done > 0 || length == 0 ? done : -1;
  }

  /** Converts more bytes; returns false if there are none left. */
  private boolean convert() throws IOException {
    while (ready == 0 && !ended) {
      System.arraycopy(buffer, from, buffer, 0, waiting);
      from = 0;
      int count = source.read(buffer, waiting, buffer.length - waiting);
      ended = count < buffer.length - waiting;
      waiting += Math.max(count, 0);
      int converted = code.convert(buffer, waiting, position);
      position += converted;
      // The bytes left at the end are too few for an instruction: they stay as they are.
      ready = ended ? waiting : converted;
      waiting -= ready;
    }
    return ready > 0;
  }
}
