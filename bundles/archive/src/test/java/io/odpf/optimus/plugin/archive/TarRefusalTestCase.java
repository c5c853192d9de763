// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.nio.charset.StandardCharsets;

/** Tests with tar archives that are refused. */
abstract class TarRefusalTestCase extends DirectoryTestCase {
  static final byte[] PROGRAM = Programs.linuxAmd64();
  static final byte[] NOTE = "note".getBytes(StandardCharsets.UTF_8);

  void refused(byte[] tar, String code, String... words) {
    directory.refuses("neo.tar", tar, code, words);
    directory.refuses("neo.tar.gz", GzipBytes.of(tar), code, words);
  }
}
