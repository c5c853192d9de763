// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.release.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/** Continuously reads the installed plugins, each by its path, and checks that each is complete. */
final class Reader {
  private final Scene scene;
  private final AtomicBoolean over = new AtomicBoolean();
  private final Set<String> seen = new TreeSet<>();
  private final FutureTask<Long> reading = new FutureTask<>(this::read);

  private Reader(Scene scene) {
    this.scene = scene;
  }

  static Reader of(Scene scene) {
    Reader reader = new Reader(scene);
    new Thread(reader.reading, "reader").start();
    return reader;
  }

  private long read() throws Exception {
    long reads = 0;
    while (!over.get()) {
      for (String name : scene.names()) {
        Path file = scene.stage().plugins().resolve(Release.here().binaryName(name));
        seen.add(Scene.version(file, name));
        assertThat(Files.isExecutable(file)).isTrue();
        reads++;
      }
    }
    return reads;
  }

  /** Stops reading. Returns the number of reads, if every file was complete. */
  long end() throws Exception {
    over.set(true);
    return reading.get();
  }

  /** Returns the versions that were read; {@code none} for a missing file. */
  Set<String> seen() {
    return seen;
  }
}
