// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports odd entries that are harmless beside the plugin. */
class PassedOverTest {
  private final byte[] program = Programs.linuxAmd64();

  @TempDir Path folder;

  @Test
  void countsOddEntriesAndNamesTheFirst() {
    byte[] tar =
        new TarBytes()
            .file("README", new byte[1])
            .file("README", new byte[2])
            .entry('2', "lib/neo.so", new byte[0], block -> TarBytes.put(block, 157, "neo.so.1"))
            .file("docs/a:b", new byte[1])
            .file("docs/c:d", new byte[1])
            .file("docs/plain.md", new byte[1])
            .file(NAME, program)
            .finished();

    assertThat(new UnpackDirectory(folder).installs("neo.tar", tar, program).passedOver())
        .hasValue(
            "4 odd entries: README appears more than once; lib/neo.so is a link; docs/a:b has a"
                + " colon, which marks a drive or stream on Windows; and 1 more");
  }

  @Test
  void doesNotReportPlainEntries() {
    byte[] tar = new TarBytes().file("README", new byte[1]).file(NAME, program).finished();

    assertThat(new UnpackDirectory(folder).installs("neo.tar", tar, program).passedOver())
        .isEmpty();
    assertThat(new UnpackDirectory(folder).installs(NAME, program, program).passedOver()).isEmpty();
  }
}
