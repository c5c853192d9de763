// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Tests with zip archives that are refused. */
abstract class ZipRefusalTestCase extends DirectoryTestCase {
  static final byte[] PROGRAM = Programs.linuxAmd64();
  static final byte[] NOTE = "a note".getBytes(StandardCharsets.UTF_8);
  static final byte[] GARBAGE = Programs.noise(100, 9);

  static ZipBytes good() {
    return new ZipBytes().stored("README", NOTE).file(NAME, PROGRAM);
  }

  void refused(ZipBytes zip, String code, String... words) {
    directory.refuses("neo.zip", zip.bytes(), code, words);
  }

  void refusedWith(Consumer<ZipBytes> change, String code, String... words) {
    refused(good().with(change), code, words);
  }

  void refusedEntry(Consumer<ZipBytes.Entry> change, String code, String... words) {
    refused(new ZipBytes().stored("README", NOTE).file(NAME, PROGRAM, change), code, words);
    refused(new ZipBytes().file(NAME, PROGRAM, change).stored("README", NOTE), code, words);
  }
}
