// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Tests with archives that are unusual but valid. */
abstract class OddityTestCase extends DirectoryTestCase {
  static final byte[] PROGRAM = Programs.linuxAmd64();
  static final byte[] NOTE = "note".getBytes(StandardCharsets.UTF_8);
  static final String DEEP = "d/".repeat(20) + "x".repeat(80) + "/y".repeat(5) + "/" + NAME;

  UnpackedBinary tar(TarBytes tar) {
    directory.installs("neo.tar", tar.finished(), PROGRAM);
    return directory.installs("neo.tar.gz", GzipBytes.of(tar.unfinished()), PROGRAM);
  }

  UnpackedBinary zip(ZipBytes zip) {
    return directory.installs("neo.zip", zip.bytes(), PROGRAM);
  }

  UnpackedBinary zipEntry(Consumer<ZipBytes.Entry> change) {
    zip(new ZipBytes().file(NAME, PROGRAM, change));
    zip(new ZipBytes().entry(NAME, 0, PROGRAM, change));
    return zip(new ZipBytes().stored("README", NOTE).file(NAME, PROGRAM, change).file("z", NOTE));
  }
}
