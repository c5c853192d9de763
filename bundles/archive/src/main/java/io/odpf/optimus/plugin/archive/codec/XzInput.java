// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.codec;

import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.BulkInput;
import io.odpf.optimus.plugin.archive.input.DecoderMemory;
import io.odpf.optimus.plugin.archive.input.FedInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.XZIOException;
import org.tukaani.xz.XZInputStream;

/** Xz by the library of its makers, which checks all there is to check; its errors in our words. */
public final class XzInput extends BulkInput {
  /** What the library counts besides the window, and some more. */
  private static final int OTHER_KIBIBYTES = 1024;

  private final InputStream packed;
  private final int memoryKibibytes;
  private final XzWindow window;
  private XZInputStream decoder;

  /**
   * @param packed stays the caller's to close
   * @param memory where the window is reserved, until this is closed
   */
  public XzInput(InputStream packed, DecoderMemory memory) {
    this.packed = new FedInput(packed, "xz");
    this.memoryKibibytes = (int) (memory.largest() >> 10) + OTHER_KIBIBYTES;
    this.window = new XzWindow(memory);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      if (decoder == null) {
        decoder = new XZInputStream(packed, memoryKibibytes, true, window);
      }
      return decoder.read(bytes, offset, length);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (MemoryLimitException e) {
      throw ArchiveFault.tooMuchMemory(
          "xz",
          (long) (e.getMemoryNeeded() - OTHER_KIBIBYTES) << 10,
          (long) (memoryKibibytes - OTHER_KIBIBYTES) << 10);
    } catch (UnsupportedOptionsException e) {
      throw ArchiveFault.corrupt("its xz data uses options that are unknown");
    } catch (XZIOException e) {
      throw ArchiveFault.corrupt("its xz data is invalid, or something follows it");
    }
  }

  @Override
  public void close() {
    window.release();
  }
}
