// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that locks a file until it reads a byte, as one that waits for a runtime's end. */
final class HeldLock {
  private HeldLock() {}

  public static void main(String[] args) throws IOException {
    try (FileChannel file =
            FileChannel.open(
                Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      System.out.println(lock.isValid() ? "held" : "not held");
      System.in.read();
    }
  }
}
