// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import static io.odpf.optimus.plugin.provider.go.GoFixture.build;
import static io.odpf.optimus.plugin.provider.go.GoFixture.failure;
import static io.odpf.optimus.plugin.provider.go.GoFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Modules that grow out of all proportion while they are unpacked and built. */
class GoDiskLimitTest {
  private static final long MIB = 1 << 20;

  @TempDir Path directory;
  @AutoClose private final HttpTestServer server = HttpTestServer.start();
  @AutoClose private GoFixture fixture;

  @BeforeEach
  void begin() {
    fixture = new GoFixture(directory).with("GOCACHE", directory.resolve("cache").toString());
  }

  private Provider provider(long disk) throws ProviderException {
    GoLimits limits = GoLimits.DEFAULT;
    Options options = Options.of(Map.of("proxy", server.uri(""), "sumdb", "off"));
    return new GoProvider(
        options,
        ModuleSources.configured(options, fixture),
        fixture,
        new GoLimits(limits.archive(), limits.text(), limits.answer(), limits.total(), disk),
        Clock.systemUTC());
  }

  private void publish(Map<String, String> files) throws IOException {
    fixture.modules().publish("example.com/kit", "v1.0.0", files);
    try (Stream<Path> all = Files.walk(directory.resolve("www"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        byte[] content = Files.readAllBytes(file);
        server.on(
            "/" + directory.resolve("www").relativize(file),
            (request, wire) -> wire.head(200, "Content-Length: " + content.length).send(content));
      }
    }
  }

  private long written(String place) throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve(place))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /** Some kilobytes of source for 4 GiB of data. */
  private static Map<String, String> growingSource() {
    Map<String, String> files = new HashMap<>();
    StringBuilder imports = new StringBuilder();
    StringBuilder uses = new StringBuilder();
    for (int i = 0; i < 64; i++) {
      files.put("p" + i + "/p.go", "package p" + i + "\n\nvar A = [1 << 26]byte{1<<26 - 1: 1}\n");
      imports.append("\t\"example.com/kit/p" + i + "\"\n");
      uses.append("\tprintln(p" + i + ".A[1])\n");
    }
    files.put(
        "main.go", "package main\n\nimport (\n" + imports + ")\n\nfunc main() {\n" + uses + "}\n");
    return files;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void endsABuildThatWritesMoreThanItsLimit() throws Exception {
    publish(growingSource());
    ProviderException failure =
        failure(() -> build(provider(256 * MIB), request("example.com/kit", "v1.0.0")));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure).hasMessage("go writes more than 256 MiB to build the program");
    assertThat(fixture.leftovers()).isEmpty();
    assertThat(written("cache")).isLessThan(2_048 * MIB);
  }

  @Test
  void endsADownloadWhoseUnpackedArchivesExceedItsLimit() throws Exception {
    Map<String, String> files = new HashMap<>();
    files.put("main.go", "package main\n\nfunc main() {}\n");
    String zeros = "0".repeat(4 << 20);
    for (int i = 0; i < 100; i++) {
      files.put("data" + i, zeros);
    }
    publish(files);
    ProviderException failure =
        failure(() -> build(provider(64 * MIB), request("example.com/kit", "v1.0.0")));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure).hasMessage("go writes more than 64 MiB to build the program");
    assertThat(fixture.leftovers()).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void countsWritesOfACommandAndItsChildrenAfterTheirEnd() throws Exception {
    ProcessWrites writes = new ProcessWrites(Path.of("/proc"));
    assertThat(writes.available()).isTrue();
    Path file = directory.resolve("written");
    String write = "head -c 1000000 /dev/zero > " + file + "; ";
    Process shell =
        new ProcessBuilder("sh", "-c", write + "read line; (" + write + "read line); read line")
            .start();
    try (OutputStream in = shell.getOutputStream()) {
      for (long least : new long[] {1_000_000, 2_000_000, 2_000_000}) {
        Eventually.until(
            () -> "at least " + least, () -> writes.written(shell.toHandle()) >= least);
        in.write('\n');
        in.flush();
      }
      shell.waitFor();
    }
    assertThat(writes.written(shell.toHandle())).isBetween(2_000_000L, 2_200_000L);
    assertThat(writes.written(ProcessHandle.current())).isGreaterThan(2_000_000L);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void countsAChildThatEndsDuringACheckOnce() throws Exception {
    for (int i = 0; i < 100; i++) {
      ProcessWrites writes = new ProcessWrites(Path.of("/proc"));
      Process shell =
          new ProcessBuilder(
                  "sh", "-c", "head -c 1000000 /dev/zero > " + directory.resolve("written") + "; :")
              .start();
      while (shell.isAlive()) {
        writes.written(shell.toHandle());
      }
      assertThat(writes.written(shell.toHandle())).isLessThan(1_100_000);
    }
  }

  @Test
  void countsFilesOfACommandThatEndedBetweenTwoChecks() throws Exception {
    Path folder = Files.createDirectories(directory.resolve("written"));
    CombinedMeter meter =
        new CombinedMeter(
            command -> 0, FileGrowth.since(List.of(folder), directory, new ArrayDeque<>()));
    Process ended =
        new ProcessBuilder("sh", "-c", "head -c 9000 /dev/zero > large")
            .directory(folder.toFile())
            .start();
    ended.waitFor();
    assertThat(meter.written(ended.toHandle())).isEqualTo(3 * 4096);
    assertThat(meter.written(ProcessHandle.current())).isZero();
  }

  @Test
  void reportsASystemWithoutCounters() {
    assertThat(new ProcessWrites(directory).available()).isFalse();
  }

  private long growth(FileGrowth growth) throws Exception {
    return growth.written(ProcessHandle.current());
  }

  @Test
  void countsManyEmptyFilesAndDeletedFiles() throws Exception {
    Path folder = Files.createDirectories(directory.resolve("many/below"));
    Path none = directory.resolve("none");
    FileGrowth growth =
        FileGrowth.since(List.of(folder.getParent(), none), directory, new ArrayDeque<>());
    for (int i = 0; i < 100; i++) {
      Files.createFile(folder.resolve("file" + i));
    }
    assertThat(growth(growth)).isEqualTo(100 * 4096);
    for (int i = 0; i < 100; i++) {
      Files.delete(folder.resolve("file" + i));
    }
    Files.write(folder.resolve("large"), new byte[10_000]);
    assertThat(growth(growth)).isEqualTo(103 * 4096);
  }

  @Test
  void countsModulesUntilTheyAreCompleteWithoutEarlierFiles() throws Exception {
    Path vcs = Files.createDirectories(directory.resolve("vcs"));
    Files.write(vcs.resolve("pack"), new byte[100_000]);
    Path module = Files.createDirectories(directory.resolve("example.com/kit@v1.0.0"));
    Files.write(module.resolve("main.go"), new byte[5_000]);
    Queue<String> unpacked = new ArrayDeque<>(List.of("example.com/kit@v1.0.0"));
    FileGrowth growth = FileGrowth.since(List.of(vcs), directory, unpacked);
    assertThat(growth(growth)).isEqualTo(2 * 4096);
    Files.write(vcs.resolve("more"), new byte[4_000]);
    Files.write(module.resolve("more.go"), new byte[4_000]);
    assertThat(growth(growth)).isEqualTo(4 * 4096);
    assertThat(growth(growth)).isEqualTo(4 * 4096);
    Files.write(module.resolve("late.go"), new byte[4_000]);
    assertThat(growth(growth)).isEqualTo(4 * 4096);
  }
}
