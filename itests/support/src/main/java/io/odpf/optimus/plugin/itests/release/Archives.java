// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.release;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** Writes archives. The same entries give the same bytes. */
public final class Archives {
  private Archives() {}

  /** Writes a tar.gz or, depending on its name, a zip. */
  public static Path write(Path target, List<ArchiveEntry> entries) {
    try {
      Files.createDirectories(target.getParent());
      try (OutputStream out = Files.newOutputStream(target)) {
        if (target.toString().endsWith(".zip")) {
          zip(out, entries);
        } else {
          tarGz(out, entries);
        }
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tarGz(OutputStream out, List<ArchiveEntry> entries) throws IOException {
    try (GzipCompressorOutputStream gzip = new GzipCompressorOutputStream(out);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
      for (ArchiveEntry entry : entries) {
        TarArchiveEntry header = new TarArchiveEntry(entry.name());
        header.setSize(entry.content().length);
        header.setMode(entry.mode());
        header.setModTime(0);
        tar.putArchiveEntry(header);
        tar.write(entry.content());
        tar.closeArchiveEntry();
      }
    }
  }

  private static void zip(OutputStream out, List<ArchiveEntry> entries) throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      for (ArchiveEntry entry : entries) {
        ZipArchiveEntry header = new ZipArchiveEntry(entry.name());
        header.setUnixMode(entry.mode());
        header.setTime(0);
        zip.putArchiveEntry(header);
        zip.write(entry.content());
        zip.closeArchiveEntry();
      }
    }
  }
}
