// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.input;

import io.odpf.optimus.plugin.compression.stream.BulkInput;
import io.odpf.optimus.plugin.compression.stream.CompressionException;
import java.io.IOException;
import java.io.InputStream;

/** The output of a decoder, counted against the budget. */
public final class UnpackedInput extends BulkInput {
  private final InputStream decoder;
  private final Budget budget;

  /**
   * Creates a stream.
   *
   * @param decoder closed by the caller
   */
  public UnpackedInput(InputStream decoder, Budget budget) {
    this.decoder = decoder;
    this.budget = budget;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count;
    try {
      count = decoder.read(bytes, offset, length);
    } catch (CompressionException e) {
      throw ArchiveFault.of(e);
    }
    if (count > 0) {
      budget.unpacked(count);
    }
    return count;
  }
}
