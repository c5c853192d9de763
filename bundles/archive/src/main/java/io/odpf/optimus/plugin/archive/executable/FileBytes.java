// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.executable;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Random access to the bytes of a file.
 *
 * @param size in bytes
 */
public record FileBytes(FileChannel channel, long size) {

  /** Creates an access to a file's current content. */
  public static FileBytes of(FileChannel channel) throws IOException {
    return new FileBytes(channel, channel.size());
  }

  /** Returns whether a range reaches beyond the file; negative numbers do. */
  public boolean endsBefore(long offset, long length) {
    return offset < 0 || length < 0 || offset > size || length > size - offset;
  }

  /** Reads a range that lies in the file. */
  public byte[] read(long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return buffer.array();
  }
}
