// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refuses tar archives with invalid or ambiguous headers, or of an invalid structure. */
class TarRefusalTest extends TarRefusalTestCase {
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
            .sparse("x", "4096")
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
              .sparse("x", size[0])
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
        "leaves its directory",
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
        "a directory with data");
    refused(
        new TarBytes().file("bin/", PROGRAM).finished(), "malformed", "the name of a directory");
  }

  @Test
  void refusesAnUnknownDialect() {
    refused(
        new TarBytes()
            .file(NAME, PROGRAM, block -> TarBytes.put(block, 257, "ustar\00099"))
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
