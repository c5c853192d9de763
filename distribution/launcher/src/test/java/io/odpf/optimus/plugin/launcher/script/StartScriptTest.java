// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.launcher.script.SmallDistribution.Result;
import io.odpf.optimus.plugin.launcher.script.SmallDistribution.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The start script and its caches, on the JDK of this test and on JDK 25 if there is one. */
final class StartScriptTest {
  private static final String NOTHING_MORE = "";
  private static final Path THIS_JAVA = Path.of(System.getProperty("java.home"));

  @TempDir private Path temp;
  private Path cache;
  private SmallDistribution distribution;

  static Stream<Path> javas() {
    String java25 = System.getenv().getOrDefault("OPTIMUS_JAVA25", "");
    return java25.isEmpty() ? Stream.of(THIS_JAVA) : Stream.of(THIS_JAVA, Path.of(java25));
  }

  @BeforeEach
  void layOut() throws IOException {
    Path work = Files.createDirectories(temp.resolve("work"));
    cache = temp.resolve("cache");
    distribution = new SmallDistribution(temp.resolve("home"), work);
    distribution.program("one", "first", NOTHING_MORE);
  }

  private Map<String, String> environment(Path java) {
    return SmallDistribution.environment(java, cache);
  }

  private List<Path> cached(String suffix) {
    Path place = cache.resolve("optimus/startup");
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(file -> file.getFileName().toString().matches(suffix)).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private static void eventually(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within a minute: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private void awaitCaches() {
    eventually(
        "both caches are there",
        () -> cached("(command|runtime)\\.(jsa|aot)").size() == 2 && cached("building").isEmpty());
  }

  /** Returns the origin of the program's main class, as the JVM reports it. */
  private String mainClassSource(Path java) throws IOException {
    Path log = temp.resolve("classes.log");
    Map<String, String> environment = new HashMap<>(environment(java));
    environment.put("OPTIMUS_JAVA_OPTS", "-Xlog:class+load:file=" + log);
    assertThat(distribution.run(environment, "x").code()).isZero();
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains("optimus.plugin.launcher.Main "))
          .findFirst()
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void createsCachesAfterTheFirstCommand(Path java) throws IOException {
    assertThat(distribution.run(environment(java), "a", "b c"))
        .isEqualTo(new Result(0, "first a b c\n", ""));
    awaitCaches();
    assertThat(distribution.run(environment(java), "a")).isEqualTo(new Result(0, "first a\n", ""));
    assertThat(mainClassSource(java)).contains("shared objects file");
  }

  @ParameterizedTest
  @MethodSource("javas")
  void worksInDirectoriesWithSpaces(Path java) throws IOException {
    Path work = temp.resolve("work");
    SmallDistribution spaced =
        new SmallDistribution(temp.resolve("home of it"), work).program("s", "spaced", "");
    cache = temp.resolve("cache of it");
    assertThat(spaced.run(environment(java), "runtime", "prepare").code()).isZero();
    awaitCaches();
    assertThat(spaced.run(environment(java), "a")).isEqualTo(new Result(0, "spaced a\n", ""));
  }

  @ParameterizedTest
  @MethodSource("javas")
  void createsCachesAheadOnRequest(Path java) throws IOException {
    Result result = distribution.run(environment(java), "runtime", "prepare");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("start-up caches: " + cache);
    awaitCaches();
  }

  @ParameterizedTest
  @MethodSource("javas")
  void runsDespiteADamagedCache(Path java) throws IOException {
    distribution.run(environment(java), "runtime", "prepare");
    for (Path file : cached("(command|runtime)\\.(jsa|aot)")) {
      Files.delete(file);
      Files.writeString(file, "not a cache");
    }
    assertThat(distribution.run(environment(java), "a")).isEqualTo(new Result(0, "first a\n", ""));
  }

  @ParameterizedTest
  @MethodSource("javas")
  void runsTheNewProgramAtOnceAfterAnUpgrade(Path java) throws IOException {
    distribution.run(environment(java), "runtime", "prepare");
    distribution.program("two", "second", NOTHING_MORE);
    assertThat(distribution.run(environment(java), "a").out()).isEqualTo("second a\n");
  }

  @ParameterizedTest
  @MethodSource("javas")
  void noticesAJarThatWasReplacedByHand(Path java) throws IOException {
    distribution.run(environment(java), "runtime", "prepare");
    distribution.program("one", "replaced by hand", NOTHING_MORE);
    Files.setLastModifiedTime(
        temp.resolve("home/lib/optimus.jar"), FileTime.fromMillis(1_700_000_000_000L));
    assertThat(distribution.run(environment(java), "a"))
        .isEqualTo(new Result(0, "replaced by hand a\n", ""));
  }

  @ParameterizedTest
  @MethodSource("javas")
  void createsCachesOnceForAJarFromTheFuture(Path java) throws IOException {
    FileTime tomorrow = FileTime.from(Instant.now().plus(Duration.ofDays(1)));
    Files.setLastModifiedTime(temp.resolve("home/lib/optimus.jar"), tomorrow);
    distribution.run(environment(java), "runtime", "prepare");
    awaitCaches();
    assertThat(mainClassSource(java)).contains("shared objects file");
  }

  @Test
  void runsManyFirstCommandsAtOnce() throws IOException {
    List<Running> runs = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      runs.add(
          distribution.start(
              List.of(distribution.script().toString(), "a"), environment(THIS_JAVA)));
    }
    for (Running run : runs) {
      assertThat(run.result()).isEqualTo(new Result(0, "first a\n", ""));
    }
    awaitCaches();
  }

  @Test
  void removesTheRemainsOfAKilledCreation() throws IOException {
    distribution.run(environment(THIS_JAVA), "runtime", "prepare");
    Path made = cached("command\\.jsa|command\\.aot").get(0);
    Path building = Files.createDirectory(made.resolveSibling("building"));
    Files.writeString(building.resolve("command.jsa"), "half of it");
    // An unused process id.
    Files.writeString(building.resolve("owner"), "999999999\n");
    Files.delete(made);
    assertThat(distribution.run(environment(THIS_JAVA), "a").out()).isEqualTo("first a\n");
    awaitCaches();
  }

  @Test
  void recordsAFailedCreationAndDoesNotRepeatIt() throws IOException {
    distribution.program("three", "third", "throw new IllegalStateException(\"no\");");
    assertThat(distribution.run(environment(THIS_JAVA), "a"))
        .isEqualTo(new Result(0, "third a\n", ""));
    eventually("the failure is noted", () -> cached("failed").size() == 1);
    Path noted = cached("failed").get(0);
    assertThat(noted).content().contains("IllegalStateException: no");
    FileTime time = Files.getLastModifiedTime(noted);
    assertThat(distribution.run(environment(THIS_JAVA), "a").out()).isEqualTo("third a\n");
    assertThat(cached("building")).isEmpty();
    assertThat(Files.getLastModifiedTime(noted)).isEqualTo(time);
  }

  @Test
  void worksWithoutADirectoryForCaches() throws IOException {
    Map<String, String> environment = environment(THIS_JAVA);
    environment.put("XDG_CACHE_HOME", "/dev/null/nowhere");
    assertThat(distribution.run(environment, "a")).isEqualTo(new Result(0, "first a\n", ""));
    environment.remove("XDG_CACHE_HOME");
    environment.remove("HOME");
    assertThat(distribution.run(environment, "a")).isEqualTo(new Result(0, "first a\n", ""));
    assertThat(distribution.run(environment, "runtime", "prepare"))
        .isEqualTo(
            new Result(
                1,
                "",
                "optimus: there is no place for start-up caches\n"
                    + "  set HOME or OPTIMUS_STARTUP_CACHE\n"));
  }

  @Test
  void usesNoCachesWhenTurnedOff() throws IOException {
    Map<String, String> environment = environment(THIS_JAVA);
    environment.put("OPTIMUS_STARTUP_CACHE", "off");
    assertThat(distribution.run(environment, "a").out()).isEqualTo("first a\n");
    assertThat(cache).doesNotExist();
  }

  @Test
  void isFoundThroughLinksAndKeepsExitCodes() throws IOException {
    Path link = temp.resolve("work/link");
    Files.createSymbolicLink(link, distribution.script());
    Files.createSymbolicLink(temp.resolve("work/other"), Path.of("link"));
    Map<String, String> environment = environment(THIS_JAVA);
    environment.put("OPTIMUS_STARTUP_CACHE", "off");
    assertThat(distribution.start(List.of("./other", "exit", "3"), environment).result())
        .isEqualTo(new Result(3, "first exit 3\n", ""));
  }

  @Test
  void reportsAnUnusableJava() throws IOException {
    Path old = temp.resolve("work/old");
    Files.writeString(old, "#!/bin/sh\necho '    java.version = 11.0.2' >&2\n");
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(distribution.run(Map.of("OPTIMUS_JAVA", old.toString()), "a"))
        .isEqualTo(
            new Result(
                1,
                "",
                "optimus: "
                    + old
                    + ", from OPTIMUS_JAVA, is Java 11.0.2; 17 or newer is needed\n"
                    + "  set OPTIMUS_JAVA or JAVA_HOME to a newer one\n"));
    assertThat(distribution.run(Map.of("JAVA_HOME", "/nowhere"), "a"))
        .isEqualTo(
            new Result(
                1,
                "",
                "optimus: /nowhere/bin/java, from JAVA_HOME, cannot be run\n"
                    + "  set JAVA_HOME to a Java 17 or newer\n"));
    assertThat(
            distribution
                .start(
                    List.of("/bin/sh", distribution.script().toString(), "a"),
                    Map.of("PATH", "/nowhere"))
                .result())
        .isEqualTo(
            new Result(
                1,
                "",
                "optimus: no Java was found\n"
                    + "  install Java 17 or newer, or set JAVA_HOME or OPTIMUS_JAVA\n"));
  }
}
