// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refuses artifacts that cost more than the limits permit. */
class BombTest {
  private static final byte[] PROGRAM = Programs.linuxAmd64();
  private static final Limits SMALL =
      new Limits(20 << 20, 50, 20, 64, 4096, 8 << 20, Duration.ofMinutes(1));

  @TempDir Path folder;

  @Test
  void refusesArchivesThatUnpackToMoreThanTheRatio() {
    UnpackDirectory directory = new UnpackDirectory(folder, SMALL);
    byte[] zeros = new byte[15 << 20];
    directory.refuses(
        "neo.tar.gz",
        new TarBytes().file("zeros", zeros).file(NAME, PROGRAM).gz(),
        "too-dense",
        "50 times");
    directory.refuses(
        "neo.zip",
        new ZipBytes().file("zeros", zeros).file(NAME, PROGRAM).bytes(),
        "too-dense",
        "50 times");
  }

  @Test
  void refusesMoreOutputThanPermitted() {
    UnpackDirectory directory = new UnpackDirectory(folder, SMALL);
    byte[] noise = Programs.noise(7 << 20, 4);
    directory.refuses(
        "neo.tar",
        new TarBytes().file("a", noise).file("b", noise).file("c", noise).finished(),
        "too-large",
        "20971520");
    directory.refuses(
        "neo.zip",
        new ZipBytes().stored("a", noise).stored("b", noise).stored("c", noise).bytes(),
        "too-large",
        "20971520");
    byte[] bare = Programs.elf(Programs.AMD64, 0, 2, 21 << 20);
    directory.refuses(NAME, bare, "too-large", "20971520");
    directory.refuses(NAME, GzipBytes.of(bare), "too-large", "20971520");
  }

  @Test
  void refusesMoreEntriesThanPermitted() {
    UnpackDirectory directory = new UnpackDirectory(folder, SMALL);
    TarBytes tar = new TarBytes();
    ZipBytes zip = new ZipBytes();
    for (int i = 0; i < 21; i++) {
      tar.directory("d" + i);
      zip.stored("d" + i, new byte[0]);
    }
    directory.refuses("neo.tar.gz", tar.gz(), "too-many-entries", "20 entries");
    directory.refuses("neo.zip", zip.bytes(), "too-many-entries", "20 entries");
    TarBytes headers = new TarBytes();
    for (int i = 0; i < 21; i++) {
      headers.pax('g', "comment", "x");
    }
    directory.refuses("neo.tar.gz", headers.gz(), "too-many-entries", "20 entries");
  }

  @Test
  void refusesLongerNamesAndHeadersThanPermitted() {
    UnpackDirectory directory = new UnpackDirectory(folder, SMALL);
    String name = "n".repeat(65);
    directory.refuses("neo.tar.gz", new TarBytes().file(name, PROGRAM).gz(), "name-too-long", "64");
    directory.refuses("neo.zip", new ZipBytes().file(name, PROGRAM).bytes(), "name-too-long", "64");
    directory.refuses(
        "neo.tar.gz",
        new TarBytes().pax('x', "comment", "c".repeat(5000)).file(NAME, PROGRAM).gz(),
        "header-too-large",
        "4096");
    directory.refuses(
        "neo.zip",
        new ZipBytes()
            .file(NAME, PROGRAM, entry -> entry.extra = ZipBytes.field(9, new byte[5000]))
            .bytes(),
        "header-too-large",
        "4096");
  }

  @Test
  void refusesToTakeMoreTimeThanPermitted() {
    UnpackDirectory directory =
        new UnpackDirectory(
            folder, new Limits(1 << 30, 200, 100, 100, 4096, 1 << 20, Duration.ofNanos(1)));
    byte[] tar = new TarBytes().file(NAME, PROGRAM).gz();
    directory.refuses("neo.tar.gz", tar, "too-slow", "longer");
  }

  @Test
  void readsManyEmptyGzipMembers() {
    byte[] member = GzipBytes.of(new byte[0]);
    byte[] many = new byte[member.length * 50_000];
    for (int i = 0; i < many.length; i += member.length) {
      System.arraycopy(member, 0, many, i, member.length);
    }
    new UnpackDirectory(folder).refuses("neo.tar.gz", many, "empty-artifact", "an empty file");
  }
}
