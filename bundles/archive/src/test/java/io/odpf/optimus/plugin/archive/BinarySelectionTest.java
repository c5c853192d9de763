// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Selects the binary among the files of an archive. */
class BinarySelectionTest extends DirectoryTestCase {
  private static final byte[] PROGRAM = Programs.linuxAmd64();
  private static final byte[] OTHER = Programs.elf(Programs.AMD64, 0, 3, 9000);
  private static final byte[] NOTE = "note".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SCRIPT = "#!/usr/bin/env python3\n".getBytes(StandardCharsets.UTF_8);

  private static BinaryRequest named(String entry) {
    return new BinaryRequest("neo", UnpackDirectory.LINUX, Optional.of(entry));
  }

  private static BinaryRequest on(String platform) {
    return new BinaryRequest("neo", Platform.parse(platform).orElseThrow(), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        NAME,
        "bin/" + NAME,
        "optimus-neo_0.1.0_linux_amd64",
        "optimus-neo_v0.1.0_linux_amd64",
        "x/optimus-neo-1.2.3-rc.1+b5_linux_amd64",
        "optimus-neo_linux_amd64_0.1.0",
        "optimus-neo_linux_amd64-v2"
      })
  void findsTheBinaryByNameAmongOtherFiles(String name) {
    TarBytes first = new TarBytes().file(name, PROGRAM).file("zzz", OTHER).file("y", OTHER);
    TarBytes last = new TarBytes().file("aaa", OTHER).file("b", OTHER).file(name, PROGRAM);
    assertThat(directory.installs("neo.tgz", first.gz(), PROGRAM).entry()).isEqualTo(name);
    assertThat(directory.installs("neo.tgz", last.gz(), PROGRAM).entry()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "optimus-neo2_linux_amd64",
        "optimus-neo_extra_linux_amd64",
        "optimus-neo_linux_amd64.txt",
        "optimus-neo__linux_amd64",
        "neo_linux_amd64",
        "Optimus-neo_linux_amd64"
      })
  void ignoresEntriesWhoseNamesOnlyResembleThePlugins(String name) {
    byte[] tar = new TarBytes().file(name, PROGRAM).file("z", OTHER).gz();
    directory.refuses("neo.tgz", tar, "several-binaries", name + " (linux/amd64)", "z (linux/");
  }

  @Test
  void prefersTheExactNameToAVersionedOne() {
    byte[] tar =
        new TarBytes()
            .file("optimus-neo_0.1_linux_amd64", OTHER)
            .file("b/" + NAME, PROGRAM)
            .file("optimus-neo_0.2_linux_amd64", OTHER)
            .gz();
    directory.installs("neo.tgz", tar, PROGRAM);
  }

  @Test
  void takesTheOnlyProgramForThePlatformIfNoNameMatches() {
    byte[] tar =
        new TarBytes()
            .file("neo-arm", Programs.linuxArm64())
            .file("install.sh", SCRIPT)
            .file("neo", PROGRAM)
            .file("libneo.so", OTHER)
            .file("libx", Programs.elf(Programs.AMD64, 0, 1, 900))
            .file("neo.exe", Programs.windowsAmd64())
            .gz();
    assertThat(directory.installs("neo.tgz", tar, PROGRAM).entry()).isEqualTo("neo");
  }

  @Test
  void takesTheEntryThatTheRequestNames() {
    byte[] tar =
        new TarBytes()
            .file("x/neo", OTHER)
            .file("bin/neo", PROGRAM)
            .file("y/neo", OTHER)
            .file(NAME, OTHER)
            .file("tool", PROGRAM)
            .gz();
    directory.installs("neo.tgz", tar, named("bin/neo"), PROGRAM);
    directory.installs("neo.tgz", tar, named("./bin/neo"), PROGRAM);
    directory.installs("neo.tgz", tar, named("tool"), PROGRAM);
    directory.refuses("neo.tgz", tar, named("neo"), "several-binaries", "x/neo", "bin/neo");
    directory.refuses("neo.tgz", tar, named("bin"), "no-binary", "no entry bin", "tool (linux/");
    byte[] top = new TarBytes().file("x/neo", OTHER).file("neo", PROGRAM).gz();
    directory.installs("neo.tgz", top, named("neo"), PROGRAM);
  }

  @Test
  void refusesSeveralBinariesAndNone() {
    byte[] two = new TarBytes().file("a/" + NAME, PROGRAM).file("b/" + NAME, PROGRAM).gz();
    assertThat(
            directory
                .refuses("neo.tgz", two, "several-binaries", "a/" + NAME, "b/" + NAME, "neo")
                .problem()
                .hint())
        .contains("binary:");
    byte[] none = new TarBytes().file("README", NOTE).directory("docs").gz();
    directory.refuses("neo.tgz", none, "no-binary", "holds no program; it holds README");
    byte[] notes = new TarBytes().file("README", NOTE).directory("optimus-neo_linux_amd64/").gz();
    directory.refuses("neo.tgz", notes, "no-binary", NAME + " (a directory)");
  }

  @Test
  void listsAtMostTwentyEntriesWithTheirPlatforms() {
    TarBytes tar = new TarBytes().file("optimus-neo_darwin_arm64", Programs.darwinArm64());
    for (int i = 0; i < 100; i++) {
      tar.file("f" + i, NOTE);
    }
    ArchiveException failure =
        directory.refuses(
            "neo.tgz",
            tar.gz(),
            "wrong-platform",
            "no program for linux/amd64",
            "optimus-neo_darwin_arm64 (darwin/arm64)",
            "and 92 more");
    assertThat(failure.getMessage().length()).isLessThan(400);
  }

  @Test
  void refusesABinaryWhoseHeaderIsForAnotherPlatform() {
    byte[] tar = new TarBytes().file(NAME, Programs.darwinArm64()).file("z", PROGRAM).gz();
    directory.refuses("neo.tgz", tar, "wrong-platform", "is for darwin/arm64, not for linux/amd64");
    directory.refuses(
        "neo", Programs.windowsAmd64(), "wrong-platform", "is for windows/amd64, not for linux/");
    directory.refuses(
        "neo.gz",
        GzipBytes.of(Programs.linuxArm64()),
        "wrong-platform",
        "is for linux/arm64, not for linux/amd64");
  }

  @Test
  void refusesAnEntryThatHasTheNameButIsNotAProgram() {
    byte[] empty = new TarBytes().file(NAME, new byte[0]).file("z", PROGRAM).gz();
    directory.refuses("neo.tgz", empty, "empty-binary", NAME, "0 bytes");
    byte[] page = new ZipBytes().stored(NAME, "<html>".getBytes(StandardCharsets.UTF_8)).bytes();
    directory.refuses("neo.zip", page, "not-an-executable", "an HTML page and not a program");
    byte[] cut = new TarBytes().file(NAME, java.util.Arrays.copyOf(PROGRAM, 50)).gz();
    directory.refuses("neo.tgz", cut, "not-an-executable", "ELF file that is cut short");
  }

  @Test
  void takesScriptsWhoseNameMatchesExceptOnWindows() {
    directory.installs("neo.tgz", new TarBytes().file(NAME, SCRIPT).gz(), SCRIPT);
    directory.installs("neo.tgz", new TarBytes().file("r", SCRIPT).gz(), named("r"), SCRIPT);
    directory.installs(NAME, SCRIPT, SCRIPT);
    directory.refuses(
        "neo.tgz", new TarBytes().file("r", SCRIPT).gz(), "wrong-platform", "r (a script)");
    directory.refuses(
        "neo.tgz",
        new TarBytes().file("optimus-neo_windows_amd64.exe", SCRIPT).gz(),
        on("windows_amd64"),
        "wrong-platform",
        "is for a script");
  }

  @Test
  void findsBinariesOfOtherPlatforms() {
    byte[] windows = Programs.windowsAmd64();
    byte[] fat = Programs.darwinFat(0x01000007, 0x0100000c);
    byte[] zip =
        new ZipBytes()
            .file("optimus-neo_windows_amd64.exe", windows)
            .file("optimus-neo_1.0_darwin_all", fat)
            .file(NAME, PROGRAM)
            .bytes();
    directory.installs("neo.zip", zip, on("windows_amd64"), windows);
    directory.installs("neo.zip", zip, on("darwin_arm64"), fat);
    directory.installs("neo.zip", zip, on("darwin_amd64"), fat);
    BinaryRequest binary =
        new BinaryRequest("neo", new Platform("windows", "amd64"), Optional.of("bin/neo"));
    directory.installs(
        "neo.zip",
        new ZipBytes().file("bin/neo.exe", windows).file("y.exe", windows).bytes(),
        binary,
        windows);
  }

  @Test
  void takesABareBinaryOfAnyName() {
    assertThat(directory.installs("download?x=1", PROGRAM, PROGRAM).entry())
        .isEqualTo("download?x=1");
    assertThat(directory.installs("neo.gz", GzipBytes.of(PROGRAM), PROGRAM).entry())
        .isEqualTo("neo");
    byte[] large = Programs.elf(Programs.AMD64, 3, 3, 3 << 20);
    directory.installs("neo", large, large);
  }
}
