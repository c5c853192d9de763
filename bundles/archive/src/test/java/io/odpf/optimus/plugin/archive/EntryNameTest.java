// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.Workplace.NAME;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that no entry may have, and that two may not have together; in tar and zip alike. */
class EntryNameTest {
  private static final byte[] PROGRAM = Programs.linuxAmd64();
  private static final byte[] NOTE = "note".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private Workplace workplace;

  @BeforeEach
  void makeWorkplace() {
    workplace = new Workplace(folder);
  }

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
    workplace.refuses("neo.tar.gz", tar.gz(), code, word);
    workplace.refuses("neo.zip", zip.bytes(), code, word);
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
    workplace.installs("neo.tar.gz", tar.file(NAME, PROGRAM).gz(), PROGRAM);
    workplace.installs("neo.zip", zip.file(NAME, PROGRAM).bytes(), PROGRAM);
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
  void leavingTheFolder(String name) {
    refusedInBoth("unsafe-entry", "leaves its folder", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "//host/share/x", ".//etc/passwd"})
  void absolute(String name) {
    refusedInBoth("unsafe-entry", "absolute", name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"..\\evil", "a\\b", "\\\\host\\share\\x", "\\evil", "a/..\\..\\evil", "C:\\evil"})
  void backslashes(String name) {
    workplace.refuses(
        "neo.tar.gz",
        new TarBytes().file(NAME, PROGRAM).file(name, NOTE).gz(),
        "unsafe-entry",
        "name");
    workplace.refuses(
        "neo.zip",
        new ZipBytes().file(NAME, PROGRAM).file(name, NOTE).bytes(),
        "unsafe-entry",
        "name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C:evil", "C:/evil", "a/neo:stream", "c:"})
  void drivesAndStreams(String name) {
    refusedInBoth("unsafe-entry", "colon", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0001b", "a\u001b[31mb", "a\nb", "a\rb", "a\tb", "a\u007fb"})
  void controlCharacters(String name) {
    refusedInBoth("unsafe-entry", "control character", name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "neo\u202egpj.exe",
        "a\u2066b",
        "a\u200bb",
        "a\u200fb",
        "a\ufeffb",
        "a\u00adb",
        "a\u2028b",
        "a\u0085b",
        "a\udb40\udc41b"
      })
  void charactersThatAreNotSeen(String name) {
    refusedInBoth("unsafe-entry", "not seen", name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CON",
        "nul",
        "a/Aux.txt",
        "COM1",
        "lpt9.log",
        "prn.",
        "CONIN$",
        "com\u00b9",
        "nul .txt",
        "COM0",
        "aux/readme"
      })
  void devicesOfWindows(String name) {
    refusedInBoth("unsafe-entry", "", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.", "a ", "dir./x", "dir /x", "..."})
  void dotsAndSpacesAtTheEnd(String name) {
    refusedInBoth("unsafe-entry", "dot or a space", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a//b", "a/./b", "a/."})
  void partsThatMeanNothing(String name) {
    refusedInBoth("unsafe-entry", "part", name);
  }

  @Test
  void emptyNames() {
    refusedInBoth("unsafe-entry", "empty", "");
  }

  @ParameterizedTest
  @CsvSource({
    "README,README,comes more than once",
    "README,readme,case or Unicode form",
    "./README,README,comes more than once",
    "Docs/a,docs/b,case or Unicode form",
    "caf\u00e9,cafe\u0301,case or Unicode form",
    "CAF\u00c9,cafe\u0301,case or Unicode form",
    "stra\u00dfe,STRASSE,case or Unicode form",
    "a,a/b,both a file and a folder",
    "a/b,a,both a file and a folder",
    "a/,a,both a file and a folder",
    "bin/,BIN/,case or Unicode form",
    NAME + "," + NAME + ",comes more than once",
    "OPTIMUS-NEO_LINUX_AMD64,x,case or Unicode form"
  })
  void namesThatMeet(String first, String second, String why) {
    refusedInBoth("duplicate-entry", why, first, second);
  }

  @Test
  void textThatIsNotUtf8() {
    byte[] tar =
        new TarBytes()
            .file(NAME, PROGRAM)
            .entry('0', "x", NOTE, block -> block[0] = (byte) 0xe9)
            .gz();
    workplace.refuses("neo.tar.gz", tar, "unsafe-entry", "not UTF-8");
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
    workplace.refuses("neo.zip", zip, "unsafe-entry", "not UTF-8");
  }

  @Test
  void manyDistinctFoldersDoNotTakeTheMemory() {
    TarBytes tar = new TarBytes();
    for (int i = 0; i < 4000; i++) {
      tar.pax('x', "path", i + "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v").file("x", NOTE);
    }
    workplace.refuses("neo.tar", tar.finished(), "too-many-entries", "65536");
  }

  @Test
  void ordinaryNamesArePutUpWith() {
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
