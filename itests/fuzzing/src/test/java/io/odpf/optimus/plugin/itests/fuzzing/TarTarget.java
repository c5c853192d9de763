// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The tar reader. The first byte selects a transformation of the input: correct header checksums,
 * which a fuzzer rarely finds, or compression by gzip.
 */
public final class TarTarget {
  private static final int BLOCK = 512;
  private static final int CHECKSUM = 148;
  private static final Scratch SCRATCH = Scratch.create();

  private TarTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] tar = Arrays.copyOfRange(input, 1, input.length);
    if ((input[0] & 1) != 0) {
      repair(tar);
    }
    Optional<Unpacked> unpacked = Unpacked.of((input[0] & 2) != 0 ? gzip(tar) : tar, SCRATCH);
    if (unpacked.isPresent() && !unpacked.get().entry().equals("neo.any")) {
      compare(unpacked.get(), tar);
    }
  }

  private static void repair(byte[] tar) {
    for (int at = 0; at + BLOCK <= tar.length; at += BLOCK) {
      boolean header = tar[at + 257] == 'u' && tar[at + 258] == 's' && tar[at + 259] == 't';
      if (header) {
        Arrays.fill(tar, at + CHECKSUM, at + CHECKSUM + 8, (byte) ' ');
        int sum = 0;
        for (int i = at; i < at + BLOCK; i++) {
          sum += tar[i] & 0xff;
        }
        byte[] digits =
            "%06o\0 ".formatted(sum).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, tar, at + CHECKSUM, digits.length);
      }
    }
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** If another reader accepts the archive, it finds the same content under that name. */
  private static void compare(Unpacked ours, byte[] tar) {
    boolean found = false;
    try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (plain(entry.getName()).equals(plain(ours.entry())) && entry.isFile()) {
          Invariant.holds(
              entry.getSize() == ours.content().length, "another size than was declared");
          Invariant.holds(
              Arrays.equals(in.readNBytes(1 << 24), ours.content()), "another content than theirs");
          found = true;
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      return;
    }
    Invariant.holds(found, "they have no such entry: " + ours.entry());
  }

  private static String plain(String name) {
    return name.startsWith("./") ? name.substring(2) : name;
  }
}
