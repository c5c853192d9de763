// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.archive.executable.ExecutableHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Judges a program by its whole file, not only by its first bytes. */
class WholeProgramTest extends DirectoryTestCase {
  private static final int SIZE = 20_000;
  private static final byte[] PROGRAM = Programs.elf(Programs.AMD64, 0, 3, SIZE);
  private static final byte[] LIBRARY = Programs.library(false, SIZE);
  private static final byte[] TEXT = "complete -F _neo neo\n".getBytes(StandardCharsets.UTF_8);

  @Test
  void refusesASharedLibrary() {
    directory.refuses("neo.node", LIBRARY, "not-an-executable", "is a shared library");
    directory.refuses(
        "neo.tgz", new TarBytes().file(NAME, LIBRARY).gz(), "not-an-executable", NAME, "library");
    directory.refuses("neo.tgz", new TarBytes().file("neo.node", LIBRARY).gz(), "no-binary", "neo");
  }

  @Test
  void acceptsASharedObjectThatIsMarkedAsAProgram() {
    byte[] program = Programs.library(true, SIZE);
    directory.installs(NAME, program, program);
    directory.installs("neo.tgz", new TarBytes().file("neo", program).gz(), program);
    directory.installs("neo.zip", new ZipBytes().file("neo", program).bytes(), program);
  }

  @Test
  void ignoresLibrariesBesideTheProgram() {
    byte[] before =
        new TarBytes().file("a.node", LIBRARY).file("b/neo", PROGRAM).file("libneo", LIBRARY).gz();
    directory.installs("neo.tgz", before, PROGRAM);
    byte[] unmarked = Programs.library(true, SIZE);
    byte[] after =
        new ZipBytes()
            .file("neo", unmarked)
            .file("a.node", LIBRARY)
            .file("b.node", LIBRARY)
            .bytes();
    directory.installs("neo.zip", after, unmarked);
  }

  @Test
  void refusesTwoPositionIndependentPrograms() {
    byte[] program = Programs.library(true, SIZE);
    byte[] tar = new TarBytes().file("a", program).file("b", program).gz();
    directory.refuses("neo.tgz", tar, "several-binaries", "a (linux/amd64), b (linux/amd64)");
  }

  @Test
  void prefersAProgramToALibraryOfTheSameName() {
    byte[] tar =
        new TarBytes()
            .file("bin/" + NAME, PROGRAM)
            .file("lib/" + NAME, LIBRARY)
            .file("lib2/" + NAME, LIBRARY)
            .gz();
    assertThat(directory.installs("neo.tgz", tar, PROGRAM).entry()).isEqualTo("bin/" + NAME);
  }

  @Test
  void prefersAProgramToATextOfTheSameName() {
    String versioned = "optimus-neo_0.1_linux_amd64";
    for (String other : new String[] {"share/" + NAME, NAME, versioned}) {
      byte[] first = new TarBytes().file("a/" + NAME, PROGRAM).file(other, TEXT).gz();
      byte[] last = new ZipBytes().file(other, TEXT).file("a/" + NAME, PROGRAM).bytes();
      directory.installs("neo.tgz", first, PROGRAM);
      directory.installs("neo.zip", last, PROGRAM);
    }
    byte[] better = new TarBytes().file(NAME, TEXT).file("b/" + versioned, PROGRAM).gz();
    directory.installs("neo.tgz", better, PROGRAM);
    byte[] foreign =
        new TarBytes()
            .file("arm64/" + NAME, Programs.linuxArm64())
            .file("amd64/" + NAME, PROGRAM)
            .gz();
    directory.installs("neo.tgz", foreign, PROGRAM);
    BinaryRequest named = new BinaryRequest("neo", UnpackDirectory.LINUX, Optional.of("neo"));
    byte[] completion =
        new TarBytes()
            .file("completions/neo", TEXT)
            .file("bin/neo", PROGRAM)
            .file("neo", TEXT)
            .gz();
    directory.installs("neo.tgz", completion, named, PROGRAM);
  }

  @Test
  void refusesATextWithThePluginsName() {
    byte[] one = new TarBytes().file(NAME, TEXT).file("z", PROGRAM).gz();
    directory.refuses("neo.tgz", one, "not-an-executable", NAME, "a text file");
    byte[] two = new TarBytes().file("a/" + NAME, TEXT).file("b/" + NAME, TEXT).gz();
    directory.refuses("neo.tgz", two, "several-binaries", "a/" + NAME, "b/" + NAME);
  }

  @Test
  void refusesAProgramThatIsCutAnywhere() {
    for (int length : new int[] {SIZE - 1, SIZE / 2, 5000, 4096, 4000, 150, 90}) {
      byte[] cut = Arrays.copyOf(PROGRAM, length);
      directory.refuses(NAME, cut, "truncated", "cut short", "ELF");
      directory.refuses(NAME + ".gz", GzipBytes.of(cut), "truncated", "cut short");
      directory.refuses(
          "neo.tgz", new TarBytes().file(NAME, cut).gz(), "not-an-executable", "cut short");
    }
  }

  @Test
  void refusesSectionsAndHeadersBeyondTheFilesEnd() {
    byte[] sections = PROGRAM.clone();
    ByteBuffer header = ByteBuffer.wrap(sections).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(40, SIZE - 128).putShort(60, (short) 2);
    directory.installs(NAME, sections, sections);
    header.putShort(60, (short) 3);
    directory.refuses(NAME, sections, "truncated", "cut short");
    header.putShort(60, (short) 0).putLong(40, SIZE);
    directory.refuses(NAME, sections, "truncated", "cut short");
    for (long offset : new long[] {SIZE - 1, Long.MAX_VALUE, -1}) {
      byte[] segment = PROGRAM.clone();
      Programs.segment(segment, 0, 1, offset, 2);
      directory.refuses(NAME, segment, "truncated", "cut short");
      byte[] table = PROGRAM.clone();
      ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN).putLong(32, offset);
      directory.refuses(NAME, table, "truncated", "cut short");
    }
  }

  @Test
  void refusesTruncatedProgramsOfOtherSystems() throws IOException {
    byte[] fat = Programs.darwinFat(0x01000007, 0x0100000c);
    assertThat(isWhole(fat)).isTrue();
    assertThat(isWhole(Arrays.copyOf(fat, 4096 + 1023))).isFalse();
    byte[] thin = Programs.darwinArm64();
    ByteBuffer.wrap(thin)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(16, 1)
        .putInt(20, 72)
        .putInt(32, 0x19)
        .putInt(36, 72)
        .putLong(72, 1000)
        .putLong(80, 2000);
    assertThat(isWhole(thin)).isTrue();
    assertThat(isWhole(Arrays.copyOf(thin, 2999))).isFalse();
    assertThat(isWhole(Arrays.copyOf(thin, 90))).isFalse();
    byte[] windows = Programs.windowsAmd64();
    int section = 0x80 + 24 + 240;
    ByteBuffer.wrap(windows)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(0x86, (short) 1)
        .putInt(section + 16, 1024)
        .putInt(section + 20, 1000);
    assertThat(isWhole(windows)).isTrue();
    assertThat(isWhole(Arrays.copyOf(windows, 1400))).isFalse();
    assertThat(isWhole(Arrays.copyOf(windows, section + 10))).isFalse();
  }

  private boolean isWhole(byte[] program) throws IOException {
    Path file = Files.write(folder.resolve("program"), program);
    return ExecutableHeader.inspect(file).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-static-pie", "-static", "-no-pie", "-pie -s"})
  void acceptsProgramsFromTheLinker(String options) throws Exception {
    byte[] program = compiled("int main(void) { return 0; }", options);
    directory.installs("neo", program, request(), program);
    for (int length : new int[] {program.length - 1, program.length / 2, 700}) {
      directory.refuses("neo", Arrays.copyOf(program, length), request(), "truncated", "cut short");
    }
  }

  @Test
  void refusesLibrariesFromTheLinker() throws Exception {
    byte[] library = compiled("int neo(void) { return 0; }", "-shared -fPIC -Wl,-e,neo");
    directory.refuses("neo.node", library, request(), "not-an-executable", "shared library");
  }

  /** For the machine that compiles. */
  private static BinaryRequest request() {
    return new BinaryRequest(
        "neo",
        io.odpf.optimus.plugin.api.provider.Platform.of(
            System.getProperty("os.name"), System.getProperty("os.arch")),
        Optional.empty());
  }

  private byte[] compiled(String source, String options) throws Exception {
    Path sources = Files.createDirectories(folder.resolve("c"));
    Files.writeString(sources.resolve("neo.c"), source);
    Tools.run(sources, "sh", "-c", "command -v gcc || exit 0; gcc " + options + " -o neo neo.c");
    org.junit.jupiter.api.Assumptions.assumeTrue(
        Files.exists(sources.resolve("neo")), "gcc is not installed");
    return Files.readAllBytes(sources.resolve("neo"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"neo.zip", "neo.tar.gz", "neo.TGZ", "neo.tar"})
  void refusesAScriptWithTheNameOfAnArchive(String name) {
    byte[] stub = "#!/bin/sh\nexec unzip \"$0\"\n".getBytes(StandardCharsets.UTF_8);
    byte[] zip = new ZipBytes().file(NAME, PROGRAM).bytes();
    byte[] both = GzipBytes.join(stub, zip);
    directory.refuses(name, both, "not-an-archive", "begins like a script");
    directory.refuses(name, stub, "not-an-archive", "begins like a script");
    directory.installs("neo.pyz", both, both);
    directory.installs(NAME, both, both);
  }

  @Test
  void refusesAProgramInFrontOfAZipArchive() {
    byte[] zip = new ZipBytes().file(NAME, PROGRAM).with(z -> z.comment = TEXT).bytes();
    byte[] both = GzipBytes.join(PROGRAM, zip);
    directory.refuses("neo.zip", both, "not-an-archive", "begins like a program");
    directory.installs(NAME, both, both);
    directory.installs("neo.zip", PROGRAM, PROGRAM);
  }

  @Test
  void refusesScriptsThatTheKernelDoesNotRunWithTheReason() {
    byte[] windows = "#!/bin/sh\r\nexit\r\n".getBytes(StandardCharsets.UTF_8);
    byte[] marked = "\ufeff#!/bin/sh\nexit\n".getBytes(StandardCharsets.UTF_8);
    assertThat(directory.refuses(NAME, windows, "not-an-executable", "CR LF").problem().hint())
        .contains("dos2unix");
    assertThat(
            directory
                .refuses(
                    "neo.tgz",
                    new TarBytes().file(NAME, windows).gz(),
                    "not-an-executable",
                    NAME,
                    "CR LF")
                .problem()
                .hint())
        .contains("dos2unix");
    directory.refuses(NAME, marked, "not-an-executable", "byte order mark");
    byte[] unfinished = "#!/bin/sh".getBytes(StandardCharsets.UTF_8);
    directory.installs(NAME, unfinished, unfinished);
  }
}
