// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The zip reader. */
public final class ZipTarget {
  private static final Scratch SCRATCH = Scratch.create();

  private ZipTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Optional<Unpacked> unpacked = Unpacked.of(input, SCRATCH);
    boolean zip = input.length > 1 && input[0] == 'P' && input[1] == 'K';
    if (unpacked.isPresent() && zip) {
      compare(unpacked.get(), input);
    }
  }

  /** If another reader accepts the archive, it finds the same content under that name. */
  private static void compare(Unpacked ours, byte[] zip) {
    boolean found = false;
    try (ZipFile file =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(zip)).get()) {
      for (Enumeration<ZipArchiveEntry> all = file.getEntries(); all.hasMoreElements(); ) {
        ZipArchiveEntry entry = all.nextElement();
        if (entry.getName().equals(ours.entry())) {
          CRC32 crc = new CRC32();
          crc.update(ours.content());
          Invariant.holds(
              entry.getSize() == ours.content().length, "another size than was declared");
          Invariant.holds(entry.getCrc() == crc.getValue(), "another CRC than was declared");
          try (InputStream in = file.getInputStream(entry)) {
            Invariant.holds(
                Arrays.equals(in.readNBytes(1 << 24), ours.content()), "another content");
          }
          found = true;
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      return;
    }
    Invariant.holds(found, "they have no such entry: " + ours.entry());
  }
}
