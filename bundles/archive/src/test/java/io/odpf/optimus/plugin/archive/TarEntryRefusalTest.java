// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;

import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refuses tar archives with invalid or hostile entries. */
class TarEntryRefusalTest extends TarRefusalTestCase {
  @ParameterizedTest
  @CsvSource({
    "1,link",
    "2,link",
    "3,device",
    "4,device",
    "6,FIFO",
    "S,sparse",
    "M,another",
    "D,unknown",
    "Z,unknown"
  })
  void refusesEntriesOtherThanFilesAndDirectories(char type, String word) {
    byte[] tar =
        new TarBytes()
            .entry(type, "bin/neo", new byte[0], block -> TarBytes.put(block, 157, "/etc/passwd"))
            .file(NAME, PROGRAM)
            .finished();
    refused(tar, type <= '2' ? "link-entry" : "special-entry", word, "bin/neo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../x",
        "../../x",
        "a/../../x",
        "a/../b",
        "C:\\x",
        "C:x",
        "\\x",
        "..\\..\\x"
      })
  void refusesLinksThatLeaveTheArchive(String target) {
    for (char type : new char[] {'1', '2'}) {
      refusedLink(
          new TarBytes().entry(type, "l", new byte[0], block -> TarBytes.put(block, 157, target)));
      refusedLink(new TarBytes().pax('x', "linkpath", target).entry(type, "l", new byte[0]));
      refusedLink(new TarBytes().gnuName('K', target).entry(type, "l", new byte[0]));
    }
  }

  private void refusedLink(TarBytes link) {
    refused(link.file(NAME, PROGRAM).finished(), "link-entry", "leaves the archive");
  }

  @Test
  void refusesFilesUnderALink() {
    Consumer<byte[]> inside = block -> TarBytes.put(block, 157, "d");
    refused(
        new TarBytes().entry('2', "l", new byte[0], inside).file("l/x", NOTE).finished(),
        "link-entry",
        "a link that is also a directory");
    refused(
        new TarBytes().file("L/x", NOTE).entry('2', "l", new byte[0], inside).finished(),
        "link-entry",
        "a link that is also a directory");
  }

  @Test
  void refusesLinksThatContradictTheirHeaders() {
    refused(
        new TarBytes().pax('x', "linkpath", "a").file(NAME, PROGRAM).finished(),
        "link-entry",
        "link");
    refused(
        new TarBytes().pax('g', "linkpath", "a").file(NAME, PROGRAM).finished(),
        "malformed",
        "pax header");
    refused(
        new TarBytes().gnuName('K', "a").gnuName('K', "b").entry('2', "l", new byte[0]).finished(),
        "malformed",
        "two extended headers");
    refused(
        new TarBytes()
            .entry('2', "l", NOTE, block -> TarBytes.put(block, 157, "a"))
            .file(NAME, PROGRAM)
            .finished(),
        "malformed",
        "link with data");
    refused(
        new TarBytes().entry('V', "label", NOTE).file(NAME, PROGRAM).finished(),
        "malformed",
        "volume label with data");
  }

  @Test
  void refusesALinkThatCouldBeThePlugin() {
    Consumer<byte[]> toNeo = block -> TarBytes.put(block, 157, "neo");
    refused(
        new TarBytes().entry('2', NAME, new byte[0], toNeo).finished(),
        "link-entry",
        "has the plugin as a link: " + NAME + " to neo");
    refused(
        new TarBytes().entry('2', "x/" + NAME, new byte[0], toNeo).file(NAME, PROGRAM).finished(),
        "link-entry",
        "has the plugin as a link: x/" + NAME + " to x/neo");
    refused(
        new TarBytes().entry('2', NAME, new byte[0], toNeo).file("trinity", PROGRAM).finished(),
        "link-entry",
        "has the plugin as a link");
    refused(
        new TarBytes().entry('2', "NEO", new byte[0], toNeo).file("neo", PROGRAM).finished(),
        "duplicate-entry",
        "more than once");
  }

  @Test
  void refusesIncompletePaxSparseFiles() {
    refused(
        new TarBytes()
            .pax('x', "GNU.sparse.major", "1", "GNU.sparse.minor", "0")
            .file(NAME, PROGRAM)
            .finished(),
        "special-entry",
        "sparse");
  }

  @Test
  void refusesAWrongChecksum() {
    byte[] tar = new TarBytes().file("README", NOTE).file(NAME, PROGRAM).finished();
    tar[1024 + 40] ^= 1;
    refused(tar, "corrupt", "checksum", "tar header");
  }

  @Test
  void refusesWrongSizes() {
    refused(
        new TarBytes().entryOfSize('0', NAME, 1 << 20, PROGRAM).finished(),
        "truncated",
        "inside the entry " + NAME);
    refused(
        new TarBytes().entryOfSize('0', NAME, 1024, PROGRAM).finished(), "corrupt", "tar header");
    refused(
        new TarBytes().entryOfSize('0', NAME, 0777_7777_7777L, PROGRAM).finished(),
        "too-large",
        "limit");
  }

  @Test
  void refusesInvalidBinarySizes() {
    refused(
        new TarBytes()
            .file(NAME, PROGRAM, block -> Arrays.fill(block, 124, 136, (byte) 0xff))
            .finished(),
        "malformed",
        "negative");
    refused(
        new TarBytes()
            .file(
                NAME,
                PROGRAM,
                block -> {
                  Arrays.fill(block, 124, 136, (byte) 0x7f);
                  block[124] = (byte) 0x80;
                })
            .finished(),
        "malformed",
        "impossible");
    refused(
        new TarBytes()
            .file(NAME, PROGRAM, block -> TarBytes.put(block, 124, "00000x05670"))
            .finished(),
        "malformed",
        "invalid number");
  }

  @Test
  void refusesPaxSizesThatContradictTheHeader() {
    refused(
        new TarBytes().pax('x', "size", "10").file(NAME, PROGRAM).finished(),
        "malformed",
        "two different sizes");
    refused(
        new TarBytes().pax('x', "size", "9999999999999").file(NAME, PROGRAM).finished(),
        "too-large",
        "limit");
  }
}
