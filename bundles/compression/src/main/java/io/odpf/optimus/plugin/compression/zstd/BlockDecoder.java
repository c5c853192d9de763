// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.zstd;

import io.odpf.optimus.plugin.compression.stream.CompressionException;

/** Decodes the compressed blocks of a frame, which share tables and offsets. */
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
   * Appends the content of a block to the window.
   *
   * @param bytes the block at index 0, with 8 more bytes after it
   * @param maxLength the largest size of the content
   */
  void decode(byte[] bytes, int length, int maxLength) throws CompressionException {
    int position = literals.read(bytes, length, maxLength);
    sequences.run(bytes, position, length, literals, window, maxLength);
  }
}
