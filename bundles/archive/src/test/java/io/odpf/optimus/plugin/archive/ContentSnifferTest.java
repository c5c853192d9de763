// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names content that is neither an archive nor a program. */
class ContentSnifferTest extends DirectoryTestCase {
  private void refuses(String text, String code, String words) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    directory.refuses("neo.tar.gz", bytes, code, "is " + words);
    if (!text.isEmpty()) {
      directory.refuses("neo.tar.gz", GzipBytes.of(bytes), code, "holds " + words);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><html><head><title>Sign in \u00b7 Forge</title>",
        "\ufeff  \n<HTML><HEAD><TITLE lang=en>\n  Sign in\n  \u00b7 Forge </TITLE>",
        "<!-- proxy --><?xml version='1.0'?><!doctype html><title>Sign in \u00b7 Forge</title>"
      })
  void namesHtmlPagesWithTheirTitles(String page) {
    refuses(page, "not-an-archive", "an HTML page (Sign in \u00b7 Forge), not an archive");
  }

  @Test
  void namesHtmlPagesWithoutTitlesOrWithOddOnes() {
    refuses("<html><body>x", "not-an-archive", "an HTML page, not an archive");
    refuses(
        "<html><title>a\u202eb" + "c".repeat(500) + "</title>",
        "not-an-archive",
        "an HTML page (a\\u{202e}bccc");
  }

  @Test
  void namesXmlAndJsonDocumentsAndText() {
    refuses(
        "<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code><Message>No.</Message></Error>",
        "not-an-archive",
        "an XML document (AccessDenied: No.), not an archive");
    refuses("{\"x\": 1}", "not-an-archive", "a JSON document, not an archive");
    refuses(
        "{\"message\" : \"Not Found\", \"code\":404}",
        "not-an-archive",
        "a JSON document (Not Found), not an archive");
    refuses("[]", "not-an-archive", "a JSON document, not an archive");
    refuses("Not found\nreally", "not-an-archive", "a text file (Not found), not an archive");
  }

  @Test
  void namesGitLfsPointers() {
    refuses(
        "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n",
        "lfs-pointer",
        "a Git LFS pointer");
  }

  @Test
  void namesEmptyFiles() {
    refuses("", "empty-artifact", "an empty file");
    directory.refuses("neo.gz", GzipBytes.of(new byte[0]), "empty-artifact", "holds an empty file");
  }

  @Test
  void showsTheFirstBytesOfUnknownFiles() {
    directory.refuses(
        "neo", new byte[] {0, 1, 2, (byte) 0xff}, "not-an-archive", "begins with 00 01 02 ff");
  }

  @ParameterizedTest
  @CsvSource({
    "377abcaf271c0004,7-Zip",
    "526172211a0700,RAR",
    "4c5a495001,lzip",
    "04224d1864,lz4",
    "213c617263683e0a,Debian",
    "edabeedb03,RPM",
    "0061736d01000000,WebAssembly",
    "cafebabe00000037,Java class"
  })
  void namesFormatsThatAreNotSupported(String hex, String word) {
    byte[] bytes = java.util.HexFormat.of().parseHex(hex);
    directory.refuses("neo", bytes, "unsupported-format", word, "not supported");
  }

  @Test
  void namesProgramsThatAreCutShort() {
    byte[] program = Programs.linuxAmd64();
    directory.refuses(
        "neo", java.util.Arrays.copyOf(program, 40), "unsupported-format", "ELF", "cut short");
  }

  @Test
  void escapesTheNamesOfArtifacts() {
    byte[] page = "<html>".getBytes(StandardCharsets.UTF_8);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                directory
                    .unpacker()
                    .unpack(
                        directory.source("a\u001b[31m", page),
                        UnpackDirectory.NEO,
                        directory.target()))
        .hasMessageStartingWith("a\\u{1b}[31m is an HTML page");
  }
}
