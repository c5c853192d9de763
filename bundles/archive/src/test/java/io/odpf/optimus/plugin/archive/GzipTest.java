// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.GzipBytes.header;
import static io.odpf.optimus.plugin.archive.GzipBytes.join;
import static io.odpf.optimus.plugin.archive.GzipBytes.member;
import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Verifies the framing of gzip data. */
class GzipTest extends DirectoryTestCase {
  private static final byte[] PROGRAM = Programs.linuxAmd64();
  private static final byte[] TAR = new TarBytes().file(NAME, PROGRAM).finished();

  private void installs(byte[] gzip) {
    directory.installs("neo.tar.gz", gzip, PROGRAM);
  }

  private void refuses(byte[] gzip, String code, String... words) {
    directory.refuses("neo.tar.gz", gzip, code, words);
  }

  @Test
  void readsSeveralMembersAsOneFile() {
    installs(
        join(
            GzipBytes.of(Arrays.copyOf(TAR, 700)),
            GzipBytes.of(new byte[0]),
            GzipBytes.of(Arrays.copyOfRange(TAR, 700, TAR.length)),
            GzipBytes.of(new byte[0])));
  }

  @Test
  void skipsEveryOptionalField() {
    byte[] extra = {4, 0, 1, 2, 3, 4};
    byte[] name = "neo.tar\0".getBytes(StandardCharsets.UTF_8);
    byte[] unsealed = header(31, extra, name, name);
    CRC32 crc = new CRC32();
    crc.update(unsealed);
    byte[] seal = {(byte) crc.getValue(), (byte) (crc.getValue() >>> 8)};
    installs(member(TAR, join(unsealed, seal)));
    byte[] wrong = {(byte) ~crc.getValue(), (byte) (crc.getValue() >>> 8)};
    refuses(member(TAR, join(unsealed, wrong)), "corrupt", "checksum of the gzip header");
  }

  @Test
  void refusesWrongTrailers() {
    CRC32 crc = new CRC32();
    crc.update(TAR);
    int value = (int) crc.getValue();
    refuses(member(TAR, header(0), value ^ 1, TAR.length), "corrupt", "checksum of the gzip data");
    refuses(member(TAR, header(0), value, TAR.length + 1), "corrupt", "length of the gzip data");
    refuses(
        join(member(TAR, header(0), value ^ 1, TAR.length), GzipBytes.of(new byte[0])),
        "corrupt",
        "checksum");
  }

  @Test
  void refusesBytesAfterTheLastMember() {
    byte[] gzip = GzipBytes.of(TAR);
    refuses(join(gzip, new byte[1]), "trailing-data", "gzip");
    refuses(join(gzip, new byte[100_000]), "trailing-data", "gzip");
    refuses(join(gzip, Programs.noise(10, 1)), "trailing-data", "gzip");
    refuses(join(gzip, new byte[] {0x1f}), "truncated", "gzip header");
    refuses(join(gzip, GzipBytes.of(PROGRAM)), "trailing-data", "tar archive");
  }

  @Test
  void refusesUnknownHeaders() {
    byte[] method = GzipBytes.of(TAR);
    method[2] = 9;
    refuses(method, "corrupt", "unknown method");
    refuses(member(TAR, header(0x20)), "corrupt", "reserved flags");
  }

  @Test
  void refusesANameWithoutEnd() {
    byte[] endless = new byte[70_000];
    Arrays.fill(endless, (byte) 'x');
    refuses(member(TAR, header(8, endless)), "header-too-large", "65536");
  }

  @Test
  void refusesDataThatCannotBeInflated() {
    byte[] gzip = GzipBytes.of(TAR);
    gzip[10] = 7;
    refuses(gzip, "corrupt", "cannot be inflated");
  }

  @Test
  void doesNotUnpackArchivesInArchives() {
    refuses(GzipBytes.of(GzipBytes.of(TAR)), "unsupported-format", "gzip data");
    byte[] zip = new ZipBytes().file(NAME, PROGRAM).bytes();
    refuses(GzipBytes.of(zip), "unsupported-format", "zip archive");
  }
}
