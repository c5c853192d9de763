// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.input;

import io.odpf.optimus.plugin.compression.stream.BulkInput;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an artifact, counted in the budget. */
public final class PackedInput extends BulkInput {
  private final InputStream source;
  private final Budget budget;

  /**
   * Creates a stream.
   *
   * @param source closed by the caller
   */
  public PackedInput(InputStream source, Budget budget) {
    this.source = source;
    this.budget = budget;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    budget.tick();
    long before = System.nanoTime();
    int count;
    try {
      count = source.read(bytes, offset, length);
    } catch (IOException e) {
      throw new SourceException(e);
    }
    budget.packed(Math.max(count, 0), System.nanoTime() - before);
    return count;
  }
}
