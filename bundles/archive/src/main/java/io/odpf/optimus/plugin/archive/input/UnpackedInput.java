// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** What a decoder makes of an artifact's bytes, counted. */
public final class UnpackedInput extends BulkInput {
  private final InputStream decoder;
  private final Budget budget;

  public UnpackedInput(InputStream decoder, Budget budget) {
    this.decoder = decoder;
    this.budget = budget;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count;
    try {
      count = decoder.read(bytes, offset, length);
    } catch (EOFException e) {
      throw ArchiveFault.truncated("inside its compressed data");
    } catch (IndexOutOfBoundsException e) {
      // Bounds of arrays are what a decoder's last line of defence is made of.
      throw ArchiveFault.corrupt("its compressed data makes no sense");
    }
    if (count > 0) {
      budget.unpacked(count);
    }
    return count;
  }
}
