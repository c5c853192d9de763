// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that unpack artifacts into a directory. */
abstract class DirectoryTestCase {
  @TempDir Path folder;
  UnpackDirectory directory;

  @BeforeEach
  void createDirectory() {
    directory = new UnpackDirectory(folder);
  }
}
