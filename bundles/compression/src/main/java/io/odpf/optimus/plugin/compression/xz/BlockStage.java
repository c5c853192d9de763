// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.xz;

import java.io.IOException;

/**
 * One stage of a block's decoding: the LZMA2 decoder, or a filter that reads from another stage.
 */
interface BlockStage {
  /**
   * Reads bytes.
   *
   * @return the number of bytes; less than {@code length} only at the block's end, then -1
   */
  int read(byte[] bytes, int offset, int length) throws IOException;
}
