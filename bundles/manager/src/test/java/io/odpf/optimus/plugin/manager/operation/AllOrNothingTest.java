// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Of five plugins the fourth fails: the old set stays, byte for byte. */
class AllOrNothingTest {
  private static final String[] NAMES = {"apoc", "dozer", "morpheus", "neo", "trinity"};
  private static final String NEXT = World.pathOf("neo", "2.0", World.LINUX);

  @TempDir Path directory;
  private World world;

  @BeforeEach
  void installTheOldSet() throws Exception {
    world = new World(directory);
    for (String name : NAMES) {
      world.publish(name, "1.0");
      world.publish(name, "2.0");
      world.list(name, "1.0");
    }
    world.install();
    for (String name : NAMES) {
      world.list(name, "2.0");
    }
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        failure("not-found", "does not exist (404)", world -> world.source.remove(NEXT)),
        failure(
            "denied",
            "wants a password",
            world ->
                world.source.on(
                    NEXT,
                    (content, sink) -> {
                      throw ProviderException.denied("memory wants a password", "");
                    })),
        failure(
            "unavailable",
            "(tried 3 times)",
            world ->
                world.source.on(
                    NEXT,
                    (content, sink) -> {
                      throw ProviderException.unavailable("memory is busy", "", null);
                    })),
        failure(
            "unavailable",
            "the source delivered 1000 of",
            world ->
                world.source.on(
                    NEXT,
                    (content, sink) -> {
                      sink.restart();
                      sink.expect(content.length);
                      sink.write(content, 0, 1000);
                    })),
        failure(
            "digest-mismatch",
            "sha256 in the configuration says sha256:0000",
            world ->
                world.list(
                    World.entry(
                        "neo",
                        "2.0",
                        Optional.empty(),
                        Map.of(World.LINUX, Digest.sha256("0".repeat(64))),
                        Set.of(Mode.values())))),
        failure(
            "not-an-archive",
            "HTML",
            world ->
                world.source.put(
                    NEXT,
                    "<!DOCTYPE html><html><body>Log in</body></html>"
                        .getBytes(StandardCharsets.UTF_8))),
        failure(
            "wrong-platform",
            "arm64",
            world -> world.source.put(NEXT, World.program(World.ARM, "neo"))),
        failure("empty-artifact", "empty", world -> world.source.put(NEXT, new byte[0])),
        failure(
            "source-invalid",
            "provider main (type memory) broke: java.lang.IllegalStateException: a defect",
            world ->
                world.source.on(
                    NEXT,
                    (content, sink) -> {
                      throw new IllegalStateException("a defect");
                    })));
  }

  private static Arguments failure(String code, String message, Consumer<World> cause) {
    return Arguments.of(code, message, cause);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("failures")
  void keepsTheOldSetByteForByte(String code, String message, Consumer<World> cause)
      throws Exception {
    cause.accept(world);
    Map<String, String> before = world.tree();
    String lock = Files.readString(world.lockFile());

    PluginManagerException failed =
        catchThrowableOfType(PluginManagerException.class, world::install);

    assertThat(failed.category()).isEqualTo(PluginManagerException.Category.FAILURE);
    assertThat(failed.problems().get(0).code().word()).isEqualTo(code);
    assertThat(failed.problems().get(0).message()).contains(message);
    assertThat(failed.problems().get(0).plugin()).contains("neo");
    assertThat(failed.problems().get(0).position().orElseThrow()).hasToString("config.yaml:7:5");
    assertThat(world.tree()).isEqualTo(before);
    assertThat(world.lockFile()).hasContent(lock);
  }

  @Test
  void installsTheNewSetOnceTheFailureIsGone() throws Exception {
    byte[] content = World.program(World.LINUX, "neo 2.0");
    world.source.remove(NEXT);
    catchThrowableOfType(PluginManagerException.class, world::install);
    world.source.put(NEXT, content);

    assertThat(world.install().plugins()).allMatch(it -> it.version().equals(Optional.of("2.0")));
    assertThat(world.binary("neo")).hasBinaryContent(content);
    assertThat(world.diff().differences()).isEmpty();
  }

  @Test
  void stopsTheOthersAtOnceWhenOneFails() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    world.source.on(
        World.pathOf("apoc", "2.0", World.LINUX),
        (content, sink) -> {
          stuck.countDown();
          new CountDownLatch(1).await();
        });
    world.source.on(
        NEXT,
        (content, sink) -> {
          stuck.await();
          throw ProviderException.denied("no", "");
        });
    Map<String, String> before = world.tree();

    PluginManagerException failed =
        catchThrowableOfType(PluginManagerException.class, world::install);

    assertThat(failed.problems())
        .extracting(it -> it.plugin().orElseThrow())
        .containsExactly("neo");
    assertThat(world.tree()).isEqualTo(before);
    assertThat(optimusThreads()).isEmpty();
  }

  @Test
  void rollsBackWhenInterrupted() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    world.source.on(
        NEXT,
        (content, sink) -> {
          stuck.countDown();
          new CountDownLatch(1).await();
        });
    Map<String, String> before = world.tree();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread user =
        new Thread(
            () -> {
              try {
                world.install();
              } catch (Throwable failure) {
                thrown.set(failure);
              }
            });
    user.start();
    stuck.await();

    user.interrupt();
    user.join();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(world.tree()).isEqualTo(before);
    assertThat(optimusThreads()).isEmpty();
  }

  @Test
  void rollsBackWhenTheDiskRefusesInTheMiddle() throws Exception {
    Map<String, String> before = world.tree();
    String lock = Files.readString(world.lockFile());
    world.interruptAt(
        step -> {
          if (step.equals("file 2 in place")) {
            throw new IllegalStateException("no space left on device");
          }
        });

    catchThrowableOfType(IllegalStateException.class, world::install);

    assertThat(world.tree()).isEqualTo(before);
    assertThat(world.lockFile()).hasContent(lock);
    world.interruptAt(step -> {});
    assertThat(world.install().changed()).isTrue();
    assertThat(world.diff().differences()).isEmpty();
  }

  /**
   * Threads that stay. One that is ending is waited for: a pool is terminated a moment before it.
   */
  private static List<Thread> optimusThreads() throws InterruptedException {
    List<Thread> staying = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("optimus-")) {
        thread.join(Duration.ofMinutes(5).toMillis());
        if (thread.isAlive()) {
          staying.add(thread);
        }
      }
    }
    return staying;
  }
}
