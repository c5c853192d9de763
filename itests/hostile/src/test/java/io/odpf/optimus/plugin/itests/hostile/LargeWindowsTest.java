// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.behaviour.ConfigText;
import io.odpf.optimus.plugin.itests.release.Release;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Installs eight plugins at once, each compressed with a window of a quarter of the heap. */
class LargeWindowsTest extends SmallHeap {
  private static final int PLUGINS = 8;
  private static final int WINDOW = 16 << 20;

  @Test
  void waitsForMemoryInsteadOfRunningOut() throws Exception {
    Path binary = stage.release("1.0").archives("neo", "neo").binary("neo", Release.here());
    byte[] program = Files.readAllBytes(binary);
    LZMA2Options options = new LZMA2Options(1);
    options.setDictSize(WINDOW);
    ConfigText text = stage.releases();
    for (int i = 0; i < PLUGINS; i++) {
      Path file = stage.nginx().files().resolve("plugin" + i + ".xz");
      try (OutputStream out = new XZOutputStream(Files.newOutputStream(file), options)) {
        out.write(program);
        // Enough to fill one window while others fill theirs.
        for (int more = 0; more < WINDOW; more += program.length) {
          out.write(program);
        }
      }
      text.plugin("releases", "plugin" + i, file.getFileName().toString());
    }
    stage.write(text);

    stage.run("install", "--parallel", String.valueOf(PLUGINS)).orThrow();

    for (int i = 0; i < PLUGINS; i++) {
      assertThat(stage.installed("plugin" + i)).isExecutable();
    }
  }
}
