// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.codec;

import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.BulkInput;
import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.XZIOException;
import org.tukaani.xz.XZInputStream;

/** Xz by the library of its makers, which checks all there is to check; its errors in our words. */
public final class XzInput extends BulkInput {
  private final InputStream packed;
  private final int memoryKibibytes;
  private XZInputStream decoder;

  /**
   * @param memoryBytes what the decoder may allocate
   */
  public XzInput(InputStream packed, long memoryBytes) {
    this.packed = packed;
    this.memoryKibibytes = (int) (memoryBytes >> 10);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      if (decoder == null) {
        decoder = new XZInputStream(packed, memoryKibibytes);
      }
      return decoder.read(bytes, offset, length);
    } catch (MemoryLimitException e) {
      throw ArchiveFault.tooMuchMemory(
          "xz", (long) e.getMemoryNeeded() << 10, (long) memoryKibibytes << 10);
    } catch (UnsupportedOptionsException e) {
      throw ArchiveFault.corrupt("its xz data uses options that are unknown");
    } catch (XZIOException e) {
      throw ArchiveFault.corrupt("its xz data is invalid, or something follows it");
    }
  }
}
