// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refuses names that no entry may have, and names that clash, in tar and zip alike. */
class EntryNameTest extends DirectoryTestCase {
  private static final byte[] PROGRAM = Programs.linuxAmd64();
  private static final byte[] NOTE = "note".getBytes(StandardCharsets.UTF_8);

  private void refusedInBoth(String code, String word, String... names) {
    TarBytes tar = new TarBytes().file(NAME, PROGRAM);
    ZipBytes zip = new ZipBytes().file(NAME, PROGRAM);
    for (String name : names) {
      boolean isFolder = name.endsWith("/") && name.length() > 1;
      tar.entry(isFolder ? '5' : '0', name, isFolder ? new byte[0] : NOTE);
      if (isFolder) {
        zip.directory(name);
      } else {
        zip.file(name, NOTE);
      }
    }
    directory.refuses("neo.tar.gz", tar.gz(), code, word);
    directory.refuses("neo.zip", zip.bytes(), code, word);
  }

  private void installsInBoth(String... names) {
    TarBytes tar = new TarBytes();
    ZipBytes zip = new ZipBytes();
    for (String name : names) {
      if (name.endsWith("/")) {
        tar.directory(name);
        zip.directory(name);
      } else {
        tar.file(name, NOTE);
        zip.file(name, NOTE);
      }
    }
    directory.installs("neo.tar.gz", tar.file(NAME, PROGRAM).gz(), PROGRAM);
    directory.installs("neo.zip", zip.file(NAME, PROGRAM).bytes(), PROGRAM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "..",
        "a/../../evil",
        "a/..",
        "./../evil",
        "a/b/../c",
        "../staging-evil/x",
        "../",
        "a/../"
      })
  void refusesNamesThatLeaveTheirDirectory(String name) {
    refusedInBoth("unsafe-entry", "leaves its directory", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "//host/share/x"})
  void refusesAbsoluteNames(String name) {
    refusedInBoth("unsafe-entry", "absolute", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..\\evil", "\\\\host\\share\\x", "\\evil", "a/..\\..\\evil", "C:\\evil"})
  void refusesBackslashesThatLeaveTheDirectoryOnWindows(String name) {
    directory.refuses(
        "neo.tar.gz",
        new TarBytes().file(NAME, PROGRAM).file(name, NOTE).gz(),
        "unsafe-entry",
        "name");
    directory.refuses(
        "neo.zip",
        new ZipBytes().file(NAME, PROGRAM).file(name, NOTE).bytes(),
        "unsafe-entry",
        "name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C:evil", "C:/evil", "c:"})
  void refusesNamesWithADriveLetter(String name) {
    refusedInBoth("unsafe-entry", "drive letter", name);
  }

  /** Names that some system cannot have, or that look like others. */
  static Stream<String> oddNames() {
    return Stream.of(
        "neo:stream",
        "a\\b",
        "a\u0001b",
        "a\u001b[31mb",
        "a\nb",
        "Icon\r",
        "a\u007fb",
        "neo\u202egpj.exe",
        "a\u2066b",
        "a\u200bb",
        "\ud83d\udc68\u200d\ud83d\udc69",
        "a\ufeffb",
        "a\u00adb",
        "a\u2028b",
        "a\u0085b",
        "CON",
        "nul",
        "Aux.txt",
        "aux.h",
        "COM1",
        "lpt9.log",
        "prn.",
        "com\u00b9",
        "nul .txt",
        "a.",
        "a ",
        "...");
  }

  @ParameterizedTest
  @MethodSource("oddNames")
  void acceptsOddNamesOfOtherFiles(String name) {
    installsInBoth(name, "x/" + name + "/y", "z/" + name);
  }

  @ParameterizedTest
  @MethodSource("oddNames")
  void refusesThePluginInADirectoryWithAnOddName(String name) {
    String path = "x/" + name + "/" + NAME;
    directory.refuses("neo.tgz", new TarBytes().file(path, PROGRAM).gz(), "unsafe-entry", "name");
    directory.refuses(
        "neo.zip", new ZipBytes().file(path, PROGRAM).bytes(), "unsafe-entry", "name");
  }

  @Test
  void acceptsOtherFilesInDeepDirectories() {
    String deep = "d/".repeat(200) + "x";
    directory.installs(
        "neo.tgz",
        new TarBytes().pax('x', "path", deep).file("x", NOTE).file(NAME, PROGRAM).gz(),
        PROGRAM);
    directory.installs(
        "neo.zip", new ZipBytes().file(deep, NOTE).file(NAME, PROGRAM).bytes(), PROGRAM);
    byte[] tar = new TarBytes().pax('x', "path", "d/".repeat(40) + NAME).file("x", PROGRAM).gz();
    directory.refuses("neo.tgz", tar, "unsafe-entry", "directories deep");
  }

  @Test
  void dropsComponentsWithoutMeaning() {
    installsInBoth("a//b", "a/./c", "a/.", "./", ".//d", "././e//./f", "g/", "g//", "./g/.");
    for (String name : new String[] {".//" + NAME, "bin//" + NAME, "bin/././" + NAME}) {
      String plain = name.startsWith("bin") ? "bin/" + NAME : NAME;
      assertThat(
              directory
                  .installs("neo.tgz", new TarBytes().file(name, PROGRAM).gz(), PROGRAM)
                  .entry())
          .isEqualTo(plain);
      assertThat(
              directory
                  .installs("neo.zip", new ZipBytes().file(name, PROGRAM).bytes(), PROGRAM)
                  .entry())
          .isEqualTo(plain);
      byte[] twice = new TarBytes().file(plain, PROGRAM).file(name, PROGRAM).gz();
      directory.refuses("neo.tgz", twice, "duplicate-entry", "more than once");
    }
    BinaryRequest named =
        new BinaryRequest("neo", UnpackDirectory.LINUX, Optional.of("./bin//neo"));
    byte[] tar = new TarBytes().file("bin/./neo", PROGRAM).file("neo", PROGRAM).gz();
    directory.installs("neo.tgz", tar, named, PROGRAM);
  }

  @Test
  void refusesEmptyNames() {
    refusedInBoth("unsafe-entry", "empty", "");
  }

  @ParameterizedTest
  @CsvSource({
    "README,README",
    "README,readme",
    "./README,README",
    "Docs/a,docs/b",
    "caf\u00e9,cafe\u0301",
    "stra\u00dfe,STRASSE",
    "a,a/b",
    "a/b,a",
    "a/,a",
    "bin/,BIN/"
  })
  void acceptsOtherFilesWithClashingNames(String first, String second) {
    installsInBoth(first, second);
  }

  @ParameterizedTest
  @CsvSource({
    NAME + ",appears more than once",
    "./" + NAME + ",appears more than once",
    "OPTIMUS-NEO_LINUX_AMD64,case or Unicode form",
    NAME + "/x,both a file and a directory",
    "Optimus-neo_linux_amd64/,both a file and a directory"
  })
  void refusesEntriesWhoseNamesClashWithThePlugins(String name, String why) {
    refusedInBoth("duplicate-entry", why, name);
    TarBytes tar = new TarBytes().file("x/y", NOTE).file("X", NOTE).file("x/" + NAME, PROGRAM);
    directory.refuses("neo.tgz", tar.gz(), "duplicate-entry", "both a file and a directory");
  }

  @Test
  void refusesThePluginTwiceHoweverItIsSelected() {
    byte[] byHeader = new TarBytes().file("neo", PROGRAM).file("NEO", NOTE).gz();
    directory.refuses("neo.tgz", byHeader, "duplicate-entry", "neo");
    byte[] unicode = new TarBytes().file("n\u00e9o", PROGRAM).file("ne\u0301o", NOTE).gz();
    directory.refuses("neo.tgz", unicode, "duplicate-entry", "o");
    byte[] other = Programs.elf(Programs.AMD64, 0, 2, 4000);
    byte[] two = new ZipBytes().file(NAME, PROGRAM).file(NAME, other).bytes();
    directory.refuses("neo.zip", two, "duplicate-entry", "more than once");
  }

  @Test
  void acceptsNamesOfOtherFilesThatAreNotUtf8() {
    byte[] tar =
        new TarBytes()
            .file(NAME, PROGRAM)
            .entry('0', "x", NOTE, block -> block[0] = (byte) 0xe9)
            .gz();
    directory.installs("neo.tar.gz", tar, PROGRAM);
    byte[] folder =
        new TarBytes().entry('0', "x/" + NAME, PROGRAM, block -> block[0] = (byte) 0xe9).gz();
    assertThat(directory.installs("neo.tar.gz", folder, PROGRAM).entry())
        .isEqualTo("\u00e9/" + NAME);
    byte[] zip =
        new ZipBytes()
            .file(NAME, PROGRAM)
            .file(
                "x",
                NOTE,
                entry -> {
                  entry.name = new byte[] {(byte) 0xe9, 'x'};
                  entry.localName = entry.name;
                  entry.flags = ZipBytes.UTF8;
                  entry.localFlags = ZipBytes.UTF8;
                })
            .bytes();
    directory.installs("neo.zip", zip, PROGRAM);
  }

  @Test
  void limitsTheNumberOfDirectories() {
    TarBytes tar = new TarBytes();
    for (int i = 0; i < 4000; i++) {
      tar.pax('x', "path", i + "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v").file("x", NOTE);
    }
    directory.refuses("neo.tar", tar.finished(), "too-many-entries", "65536");
  }

  @Test
  void acceptsOrdinaryNames() {
    installsInBoth(
        "./",
        "./LICENSE",
        "README.md",
        "docs/",
        "docs/",
        "docs/\u00fcber uns.txt",
        "a b/c d",
        "console",
        "com10",
        "x..y",
        ".hidden",
        "..data",
        "\u65e5\u672c\u8a9e",
        "a+b=c,d;e'f!.txt",
        "v1.0/neo_1.0~rc1");
  }
}
