// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.faults;

import io.odpf.optimus.plugin.itests.release.ArchiveEntry;
import io.odpf.optimus.plugin.itests.release.Archives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * A plugin for linux_amd64 in a tar.gz of about the same size, since its binary is incompressible.
 *
 * @param binary the expected binary
 * @param archive the served archive
 */
record Plugin(byte[] binary, byte[] archive) {
  private static final int SIZE = 300_000;

  static Plugin create(Path scratch, int seed) throws IOException {
    byte[] binary = new byte[SIZE];
    new Random(seed).nextBytes(binary);
    byte[] elf = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 62, 0, 1, 0, 0, 0};
    System.arraycopy(elf, 0, binary, 0, elf.length);
    List<ArchiveEntry> entries = List.of(new ArchiveEntry("optimus-neo_linux_amd64", binary, 0755));
    Path file = Archives.write(scratch.resolve("neo-" + seed + ".tar.gz"), entries);
    return new Plugin(binary, Files.readAllBytes(file));
  }
}
