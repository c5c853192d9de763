// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression;

import io.odpf.optimus.plugin.compression.stream.BulkInput;
import io.odpf.optimus.plugin.compression.stream.CompressionException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A decoder as its users see it. Decoders leave some checks of hostile data to the bounds of their
 * arrays; this class reports a failed one as damage.
 */
final class DecoderInput extends BulkInput {
  private final InputStream decoder;

  DecoderInput(InputStream decoder) {
    this.decoder = decoder;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      // Decoders would look for output that they cannot return.
      return 0;
    }
    try {
      return decoder.read(bytes, offset, length);
    } catch (IndexOutOfBoundsException e) {
      CompressionException failure =
          CompressionException.corrupt("the compressed data is inconsistent");
      failure.initCause(e);
      throw failure;
    }
  }

  @Override
  public void close() throws IOException {
    decoder.close();
  }
}
