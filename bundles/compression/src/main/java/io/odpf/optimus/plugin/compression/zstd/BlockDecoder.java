// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.zstd;

import io.odpf.optimus.plugin.compression.stream.CompressionException;

/** Decodes the compressed blocks of one frame, whose tables and offsets outlive a block. */
final class BlockDecoder {
  private final Window window;
  private final Literals literals = new Literals();
  private final Sequences sequences = new Sequences();

  BlockDecoder(Window window) {
    this.window = window;
  }

  /** Begins a frame. */
  void restart() {
    literals.restart();
    sequences.restart();
  }

  /**
   * Appends what a block means to the window.
   *
   * @param bytes the block at its beginning, with 8 more bytes behind it
   * @param maxLength how many bytes it may become
   */
  void decode(byte[] bytes, int length, int maxLength) throws CompressionException {
    int position = literals.read(bytes, length, maxLength);
    sequences.run(bytes, position, length, literals, window, maxLength);
  }
}
