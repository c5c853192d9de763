// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.archive.executable.ExecutableHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutableHeaderTest {

  private static String describe(byte[] bytes) {
    return ExecutableHeader.inspect(bytes).map(ExecutableHeader::describe).orElse("none");
  }

  @ParameterizedTest
  @CsvSource({
    "62,0,linux/amd64", "183,3,linux/arm64", "243,0,linux/riscv64", "258,0,linux/loong64",
    "21,0,linux/ppc64le", "62,9,freebsd/amd64", "62,12,openbsd/amd64", "62,2,netbsd/amd64",
    "62,77,an unknown platform", "999,0,an unknown platform", "22,0,an unknown platform"
  })
  void readsThePlatformOfElfHeaders(int machine, int abi, String expected) {
    assertThat(describe(Programs.elf(machine, abi, 2, 100))).isEqualTo(expected);
    assertThat(describe(Programs.elf(machine, abi, 3, 100))).isEqualTo(expected);
  }

  @Test
  void acceptsElfWithoutASystemOnEveryElfSystem() {
    ExecutableHeader header =
        ExecutableHeader.inspect(Programs.elf(Programs.AMD64, 0, 2, 64)).orElseThrow();
    assertThat(header.runsOn(new Platform("linux", "amd64"))).isTrue();
    assertThat(header.runsOn(new Platform("freebsd", "amd64"))).isTrue();
    assertThat(header.runsOn(new Platform("darwin", "amd64"))).isFalse();
    assertThat(header.runsOn(new Platform("linux", "arm64"))).isFalse();
  }

  @Test
  void readsElfOfBothWidthsAndByteOrders() {
    byte[] bytes = Programs.elf(3, 0, 2, 100);
    assertThat(describe(bytes)).isEqualTo("an unknown platform");
    bytes[4] = 1;
    assertThat(describe(bytes)).isEqualTo("linux/386");
    byte[] big = Programs.elf(Programs.AMD64, 0, 2, 100);
    big[5] = 2;
    big[16] = 0;
    big[17] = 2;
    big[18] = 0;
    big[19] = 22;
    assertThat(describe(big)).isEqualTo("linux/s390x");
  }

  @Test
  void rejectsObjectFilesLibrariesAndPartsOfHeaders() {
    assertThat(describe(Programs.elf(62, 0, 1, 100))).isEqualTo("none");
    assertThat(describe(Programs.elf(62, 0, 4, 100))).isEqualTo("none");
    byte[] library = Programs.elf(62, 0, 3, 100);
    Arrays.fill(library, 24, 32, (byte) 0);
    assertThat(describe(library)).isEqualTo("none");
    assertThat(describe(Programs.windows(0x8664, 0x2022))).isEqualTo("none");
    byte[] dylib = Programs.darwinArm64();
    dylib[12] = 6;
    assertThat(describe(dylib)).isEqualTo("none");
    for (byte[] program :
        new byte[][] {
          Programs.linuxAmd64(), Programs.darwinArm64(), Programs.windowsAmd64(), new byte[0]
        }) {
      for (int length = 0; length < 28; length++) {
        assertThat(describe(Arrays.copyOf(program, Math.min(length, program.length))))
            .isEqualTo("none");
      }
    }
  }

  @Test
  void readsThePlatformsOfMachOHeaders() {
    assertThat(describe(Programs.darwinArm64())).isEqualTo("darwin/arm64");
    assertThat(describe(Programs.darwin(0x01000007, 99))).isEqualTo("darwin/amd64");
    assertThat(describe(Programs.darwin(18, 99))).isEqualTo("an unknown platform");
    assertThat(describe(Programs.darwinFat(0x01000007, 0x0100000c)))
        .isEqualTo("darwin/amd64 and darwin/arm64");
    assertThat(
            describe(new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61}))
        .isEqualTo("none");
    assertThat(describe(Arrays.copyOf(Programs.darwinFat(7, 12, 18), 40))).isEqualTo("none");
  }

  @Test
  void readsThePlatformOfPeHeaders() {
    assertThat(describe(Programs.windowsAmd64())).isEqualTo("windows/amd64");
    assertThat(describe(Programs.windows(0xaa64, 2))).isEqualTo("windows/arm64");
    assertThat(describe(Programs.windows(0x14c, 2))).isEqualTo("windows/386");
    byte[] far = Programs.windowsAmd64();
    far[0x3f] = 0x7f;
    assertThat(describe(far)).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#!/bin/sh\n",
        "#! /usr/bin/env node\nx",
        "#!\t/bin/sh\n",
        "#! \t /bin/sh\t-e\n",
        "#!/bin/sh",
        "#!/bin/sh -e",
        "#!/bin/caf\u00e9\n"
      })
  void acceptsScriptsThatTheKernelRuns(String text) {
    ExecutableHeader header =
        ExecutableHeader.inspect(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    assertThat(header.format()).isEqualTo(ExecutableHeader.Format.SCRIPT);
    assertThat(header.platforms()).isEmpty();
    assertThat(header.runsOn(new Platform("darwin", "arm64"))).isTrue();
    assertThat(header.runsOn(new Platform("windows", "amd64"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#!",
        "#! ",
        "#!sh\n",
        "#!\n/bin/sh\n",
        "#!/bin/\u0001sh\n",
        "#!/bin/sh\u0000\n",
        "# !/bin/sh\n",
        "\ufeff#!/bin/sh\n",
        "#!/bin/sh\r\n",
        "#!/bin/sh\r",
        "#! /usr/bin/env node\r\nx"
      })
  void rejectsTextThatTheKernelDoesNotRun(String text) {
    assertThat(describe(text.getBytes(StandardCharsets.UTF_8))).isEqualTo("none");
  }

  @Test
  void rejectsAnInterpreterLongerThanTheKernelReads() {
    String longest = "#!/" + "x".repeat(253);
    assertThat(describe((longest + " -e\n").getBytes(StandardCharsets.UTF_8))).isEqualTo("none");
    assertThat(describe((longest + "\n").getBytes(StandardCharsets.UTF_8))).isEqualTo("none");
    assertThat(describe(longest.getBytes(StandardCharsets.UTF_8))).isEqualTo("none");
    String shorter = "#!/" + "x".repeat(252);
    assertThat(describe((shorter + " -e\n").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("a script");
    assertThat(describe(shorter.getBytes(StandardCharsets.UTF_8))).isEqualTo("a script");
  }

  @Test
  void inspectsFilesOfThisMachine(@TempDir Path folder) throws IOException {
    Path java = ProcessHandle.current().info().command().map(Path::of).orElseThrow();
    Platform here = Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
    assertThat(ExecutableHeader.inspect(java).orElseThrow().runsOn(here)).isTrue();
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThat(ExecutableHeader.inspect(empty)).isEmpty();
  }
}
