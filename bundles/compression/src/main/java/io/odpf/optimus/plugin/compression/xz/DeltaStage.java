// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.xz;

import java.io.IOException;
import java.util.Arrays;

/** Adds to every byte the byte at a fixed distance before it. */
final class DeltaStage implements BlockStage {
  private final byte[] history = new byte[256];
  private BlockStage source;
  private int distance;
  private int position;

  DeltaStage(BlockStage source, int distance) {
    this.source = source;
    this.distance = distance;
  }

  /** Begins a block. */
  DeltaStage begin(BlockStage newSource, int newDistance) {
    source = newSource;
    distance = newDistance;
    position = 0;
    Arrays.fill(history, (byte) 0);
    return this;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = source.read(bytes, offset, length);
    for (int i = offset; i < offset + count; i++) {
      bytes[i] += history[distance + position & 0xff];
      history[position-- & 0xff] = bytes[i];
    }
    return count;
  }
}
