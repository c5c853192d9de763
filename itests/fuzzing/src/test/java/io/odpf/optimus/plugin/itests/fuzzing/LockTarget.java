// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The reader of lock files: an accepted file can be written and read again unchanged. */
public final class LockTarget {
  private static final Scratch SCRATCH = Scratch.create();

  private LockTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Path config = SCRATCH.file("config.yaml");
    Path file = SCRATCH.write("config.yaml.lock", input);
    Lock lock;
    try {
      lock = LockFile.of(config).read().orElseThrow();
    } catch (PluginManagerException failure) {
      String text = new String(input, StandardCharsets.UTF_8);
      // For JSON readers, a carriage return alone does not end a line.
      Invariant.told(failure.problems(), file.toString(), text.replaceAll("\r(?!\n)", " "));
      return;
    }
    SCRATCH.write("config.yaml.lock", LockFile.content(lock));
    try {
      Invariant.holds(LockFile.of(config).read().orElseThrow().equals(lock), "another lock");
    } catch (PluginManagerException e) {
      throw new AssertionError("what was written is refused: " + e.problems(), e);
    }
  }
}
