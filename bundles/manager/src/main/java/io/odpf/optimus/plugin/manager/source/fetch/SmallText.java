// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import java.io.ByteArrayOutputStream;
import java.util.OptionalLong;

/** Receives a small file in memory. */
public final class SmallText extends FetchSink {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /**
   * Creates a sink.
   *
   * @param limit the maximum size in bytes
   */
  public SmallText(long limit) {
    super(limit);
  }

  @Override
  void append(byte[] more, int offset, int length) {
    bytes.write(more, offset, length);
  }

  @Override
  void clear() {
    bytes.reset();
  }

  @Override
  void progress(long received, OptionalLong total) {
    // Too small to report.
  }

  /** Returns the bytes received so far. */
  public byte[] bytes() {
    return bytes.toByteArray();
  }
}
