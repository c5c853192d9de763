// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tar archives that are no honest ones. */
class TarRefusalTest {
  private static final byte[] PROGRAM = Programs.linuxAmd64();
  private static final byte[] NOTE = "note".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private UnpackDirectory directory;

  @BeforeEach
  void createDirectory() {
    directory = new UnpackDirectory(folder);
  }

  private void refused(byte[] tar, String code, String... words) {
    directory.refuses("neo.tar", tar, code, words);
    directory.refuses("neo.tar.gz", GzipBytes.of(tar), code, words);
  }

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
      refused(
          new TarBytes()
              .entry(type, "l", new byte[0], block -> TarBytes.put(block, 157, target))
              .file(NAME, PROGRAM)
              .finished(),
          "link-entry",
          "does not stay");
      refused(
          new TarBytes()
              .pax('x', "linkpath", target)
              .entry(type, "l", new byte[0])
              .file(NAME, PROGRAM)
              .finished(),
          "link-entry",
          "does not stay");
      refused(
          new TarBytes()
              .gnuName('K', target)
              .entry(type, "l", new byte[0])
              .file(NAME, PROGRAM)
              .finished(),
          "link-entry",
          "does not stay");
    }
  }

  @Test
  void refusesFilesUnderALink() {
    Consumer<byte[]> inside = block -> TarBytes.put(block, 157, "d");
    refused(
        new TarBytes().entry('2', "l", new byte[0], inside).file("l/x", NOTE).finished(),
        "link-entry",
        "a link that is a folder too");
    refused(
        new TarBytes().file("L/x", NOTE).entry('2', "l", new byte[0], inside).finished(),
        "link-entry",
        "a link that is a folder too");
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
            .entry('0', NAME, PROGRAM, block -> Arrays.fill(block, 124, 136, (byte) 0xff))
            .finished(),
        "malformed",
        "negative");
    refused(
        new TarBytes()
            .entry(
                '0',
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
            .entry('0', NAME, PROGRAM, block -> TarBytes.put(block, 124, "00000x05670"))
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5 path=x\n",
        "999 path=x\n",
        "x path=x\n",
        "10 path=xy",
        "10 pathxyz\n",
        "8 path=\n",
        "9 size=-\n",
        "10 size=1 \n",
        "99999999999999999999 path=x\n",
        "10 path=a\n10 path=b\n",
        "10 size=1\n10 size=2\n",
        " 9 path=a\n",
        "0 path=a\n"
      })
  void refusesInvalidPaxRecords(String records) {
    byte[] data = records.getBytes(StandardCharsets.UTF_8);
    refused(
        new TarBytes().entry('x', "pax", data).file(NAME, PROGRAM).finished(),
        "malformed",
        "pax header");
  }

  @Test
  void refusesGlobalPathsAndSizes() {
    refused(
        new TarBytes().pax('g', "path", NAME).file("evil", PROGRAM).finished(),
        "malformed",
        "pax header");
    refused(
        new TarBytes().pax('g', "size", "0").file(NAME, PROGRAM).finished(),
        "malformed",
        "pax header");
  }

  @Test
  void refusesNamesInAnUnknownCharset() {
    refused(
        new TarBytes().pax('x', "hdrcharset", "EBCDIC").file(NAME, PROGRAM).finished(),
        "malformed",
        "charset");
  }

  @ParameterizedTest
  @CsvSource({
    "GNU.sparse.map",
    "GNU.sparse.numblocks",
    "GNU.sparse.size",
    "SUN.holesdata",
    "GNU.sparse.major",
    "GNU.sparse.realsize"
  })
  void refusesSparseFilesInOldForms(String key) {
    refused(
        new TarBytes().pax('x', key, "3").file(NAME, PROGRAM).finished(),
        "special-entry",
        "sparse");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "1\n",
        "1\n0\n",
        "1\n0\n-1\n",
        "1\n0\n9999\n",
        "1\n9999999\n512\n",
        "1\n0\n511\n",
        "2\n0\n256\n128\n256\n",
        "999999999999\n",
        "99999999999999999999\n",
        "0\n"
      })
  void refusesInvalidSparseMaps(String map) {
    byte[] data = Arrays.copyOf(map.getBytes(StandardCharsets.UTF_8), 1024);
    refused(
        new TarBytes()
            .pax(
                'x',
                "GNU.sparse.major",
                "1",
                "GNU.sparse.minor",
                "0",
                "GNU.sparse.name",
                "x",
                "GNU.sparse.realsize",
                "4096")
            .file("GNUSparseFile.0/x", data)
            .file(NAME, PROGRAM)
            .finished(),
        map.startsWith("9999999999") && map.length() < 15 ? "header-too-large" : "malformed");
  }

  @Test
  void refusesSparseFilesLargerThanPermitted() {
    byte[] map = Arrays.copyOf("0\n".getBytes(StandardCharsets.UTF_8), 512);
    for (String[] size :
        new String[][] {{"9999999999999", "too-large"}, {"4000000000", "too-dense"}}) {
      refused(
          new TarBytes()
              .pax(
                  'x',
                  "GNU.sparse.major",
                  "1",
                  "GNU.sparse.minor",
                  "0",
                  "GNU.sparse.name",
                  "x",
                  "GNU.sparse.realsize",
                  size[0])
              .file("GNUSparseFile.0/x", map)
              .file(NAME, PROGRAM)
              .finished(),
          size[1]);
    }
  }

  @Test
  void refusesPaxPathsThatLeaveTheArchive() {
    refused(
        new TarBytes().pax('x', "path", "../../evil").file("safe", PROGRAM).finished(),
        "unsafe-entry",
        "leaves its folder",
        "../../evil");
    refused(
        new TarBytes().gnuName('L', "/etc/cron.d/evil").file("safe", PROGRAM).finished(),
        "unsafe-entry",
        "absolute");
    refused(
        new TarBytes().pax('x', "path", "a\0b").file("safe", PROGRAM).finished(),
        "unsafe-entry",
        "NUL");
  }

  @Test
  void refusesHeadersAndNamesThatAreTooLong() {
    refused(
        new TarBytes().pax('x', "comment", "c".repeat(70_000)).file(NAME, PROGRAM).finished(),
        "header-too-large",
        "65536");
    refused(
        new TarBytes().entryOfSize('x', "pax", 0777_7777_7777L, new byte[0]).finished(),
        "header-too-large",
        "65536");
    refused(
        new TarBytes().entryOfSize('L', "long", 0777_7777_7777L, new byte[0]).finished(),
        "header-too-large",
        "65536");
    refused(
        new TarBytes().gnuName('L', "d/".repeat(600) + "x").file("x", PROGRAM).finished(),
        "name-too-long",
        "1024");
    refused(
        new TarBytes().pax('x', "path", "d/".repeat(600) + "x").file("x", PROGRAM).finished(),
        "name-too-long",
        "1024");
    refused(
        new TarBytes().gnuName('L', "x".repeat(256)).file("x", PROGRAM).finished(),
        "name-too-long",
        "255");
  }

  @Test
  void refusesExtendedHeadersThatCompeteOrBelongToNoEntry() {
    refused(
        new TarBytes().pax('x', "path", "a").gnuName('L', "b").file("c", PROGRAM).finished(),
        "malformed",
        "two extended headers");
    refused(
        new TarBytes().file(NAME, PROGRAM).pax('x', "path", "a").finished(),
        "malformed",
        "belongs to no entry");
  }

  @Test
  void refusesDirectoriesWithData() {
    refused(
        new TarBytes().entry('5', "bin/", NOTE).file(NAME, PROGRAM).finished(),
        "malformed",
        "folder with data");
    refused(new TarBytes().file("bin/", PROGRAM).finished(), "malformed", "name is a folder's");
  }

  @Test
  void refusesAnUnknownDialect() {
    refused(
        new TarBytes()
            .entry('0', NAME, PROGRAM, block -> TarBytes.put(block, 257, "ustar\00099"))
            .finished(),
        "malformed",
        "dialect");
  }

  @Test
  void refusesAMissingEndMark() {
    TarBytes tar = new TarBytes().file(NAME, PROGRAM);
    refused(tar.unfinished(), "truncated", "before its end");
    refused(tar.raw(new byte[512]).unfinished(), "truncated", "end mark");
    refused(
        new TarBytes().file(NAME, PROGRAM).raw(new byte[1100]).unfinished(),
        "truncated",
        "padding");
  }

  @Test
  void refusesBytesBetweenEntriesAndAfterTheEnd() {
    byte[] end = new byte[1024];
    byte[] second = new TarBytes().file("evil", NOTE).finished();
    refused(
        new TarBytes().file(NAME, PROGRAM).raw(end).raw(second).unfinished(),
        "trailing-data",
        "end of its tar archive");
    refused(
        new TarBytes().file(NAME, PROGRAM).raw(end).raw(NOTE).unfinished(), "trailing-data", "end");
    refused(
        new TarBytes().file(NAME, PROGRAM).raw(new byte[512]).file("evil", NOTE).finished(),
        "trailing-data",
        "end");
    byte[] padding = new TarBytes().file("README", NOTE).file(NAME, PROGRAM).finished();
    padding[600] = 1;
    refused(padding, "malformed", "between two entries");
  }

  @Test
  void refusesArchivesWithoutAFile() {
    refused(new TarBytes().finished(), "empty-archive", "without a file");
    refused(new TarBytes().directory(NAME + "/").finished(), "empty-archive", "without a file");
  }
}
