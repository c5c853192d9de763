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

/** Tests that the old set stays, byte for byte, if the fourth of five plugins fails. */
class AllOrNothingTest {
  private static final String[] NAMES = {"apoc", "dozer", "morpheus", "neo", "trinity"};
  private static final String NEXT = TestMachine.pathOf("neo", "2.0", TestMachine.LINUX);

  @TempDir Path directory;
  private TestMachine machine;

  @BeforeEach
  void installOldSet() throws Exception {
    machine = new TestMachine(directory);
    for (String name : NAMES) {
      machine.publish(name, "1.0");
      machine.publish(name, "2.0");
      machine.list(name, "1.0");
    }
    machine.install();
    for (String name : NAMES) {
      machine.list(name, "2.0");
    }
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        failure("not-found", "does not exist (404)", machine -> machine.source.remove(NEXT)),
        failure(
            "denied",
            "wants a password",
            machine ->
                machine.source.on(
                    NEXT,
                    (content, sink) -> {
                      throw ProviderException.denied("memory wants a password", "");
                    })),
        failure(
            "unavailable",
            "(tried 3 times)",
            machine ->
                machine.source.on(
                    NEXT,
                    (content, sink) -> {
                      throw ProviderException.unavailable("memory is busy", "", null);
                    })),
        failure(
            "unavailable",
            "the source delivered 1000 of",
            machine ->
                machine.source.on(
                    NEXT,
                    (content, sink) -> {
                      sink.restart();
                      sink.expect(content.length);
                      sink.write(content, 0, 1000);
                    })),
        failure(
            "digest-mismatch",
            "sha256 in the configuration says sha256:0000",
            machine ->
                machine.list(
                    TestMachine.entry(
                        "neo",
                        "2.0",
                        Optional.empty(),
                        Map.of(TestMachine.LINUX, Digest.sha256("0".repeat(64))),
                        Set.of(Mode.values())))),
        failure(
            "not-an-archive",
            "HTML",
            machine ->
                machine.source.put(
                    NEXT,
                    "<!DOCTYPE html><html><body>Log in</body></html>"
                        .getBytes(StandardCharsets.UTF_8))),
        failure(
            "wrong-platform",
            "arm64",
            machine -> machine.source.put(NEXT, TestProgram.of(TestMachine.ARM, "neo"))),
        failure("empty-artifact", "empty", machine -> machine.source.put(NEXT, new byte[0])),
        failure(
            "source-invalid",
            "provider main (type memory) broke: java.lang.IllegalStateException: a defect",
            machine ->
                machine.source.on(
                    NEXT,
                    (content, sink) -> {
                      throw new IllegalStateException("a defect");
                    })));
  }

  private static Arguments failure(String code, String message, Consumer<TestMachine> cause) {
    return Arguments.of(code, message, cause);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("failures")
  void keepsTheOldSetIfOnePluginFails(String code, String message, Consumer<TestMachine> cause)
      throws Exception {
    cause.accept(machine);
    Map<String, String> before = machine.tree();
    String lock = Files.readString(machine.lockFile());

    PluginManagerException failed =
        catchThrowableOfType(PluginManagerException.class, machine::install);

    assertThat(failed.category()).isEqualTo(PluginManagerException.Category.FAILURE);
    assertThat(failed.problems().get(0).code().word()).isEqualTo(code);
    assertThat(failed.problems().get(0).message()).contains(message);
    assertThat(failed.problems().get(0).plugin()).contains("neo");
    assertThat(failed.problems().get(0).position().orElseThrow()).hasToString("config.yaml:7:5");
    assertThat(machine.tree()).isEqualTo(before);
    assertThat(machine.lockFile()).hasContent(lock);
  }

  @Test
  void installsTheNewSetAfterTheFailure() throws Exception {
    byte[] content = TestProgram.of(TestMachine.LINUX, "neo 2.0");
    machine.source.remove(NEXT);
    catchThrowableOfType(PluginManagerException.class, machine::install);
    machine.source.put(NEXT, content);

    assertThat(machine.install().plugins()).allMatch(it -> it.version().equals(Optional.of("2.0")));
    assertThat(machine.binary("neo")).hasBinaryContent(content);
    assertThat(machine.diff().differences()).isEmpty();
  }

  @Test
  void cancelsTheOtherFetchesWhenOneFails() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    machine.source.on(
        TestMachine.pathOf("apoc", "2.0", TestMachine.LINUX),
        (content, sink) -> {
          stuck.countDown();
          new CountDownLatch(1).await();
        });
    machine.source.on(
        NEXT,
        (content, sink) -> {
          stuck.await();
          throw ProviderException.denied("no", "");
        });
    Map<String, String> before = machine.tree();

    PluginManagerException failed =
        catchThrowableOfType(PluginManagerException.class, machine::install);

    assertThat(failed.problems())
        .extracting(it -> it.plugin().orElseThrow())
        .containsExactly("neo");
    assertThat(machine.tree()).isEqualTo(before);
    assertThat(optimusThreads()).isEmpty();
  }

  @Test
  void rollsBackWhenInterrupted() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    machine.source.on(
        NEXT,
        (content, sink) -> {
          stuck.countDown();
          new CountDownLatch(1).await();
        });
    Map<String, String> before = machine.tree();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread user =
        new Thread(
            () -> {
              try {
                machine.install();
              } catch (Throwable failure) {
                thrown.set(failure);
              }
            });
    user.start();
    stuck.await();

    user.interrupt();
    user.join();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(machine.tree()).isEqualTo(before);
    assertThat(optimusThreads()).isEmpty();
  }

  @Test
  void rollsBackWhenTheDiskFailsMidway() throws Exception {
    Map<String, String> before = machine.tree();
    String lock = Files.readString(machine.lockFile());
    machine.interruptAt(
        step -> {
          if (step.equals("file 2 in place")) {
            throw new IllegalStateException("no space left on device");
          }
        });

    catchThrowableOfType(IllegalStateException.class, machine::install);

    assertThat(machine.tree()).isEqualTo(before);
    assertThat(machine.lockFile()).hasContent(lock);
    machine.interruptAt(step -> {});
    assertThat(machine.install().changed()).isTrue();
    assertThat(machine.diff().differences()).isEmpty();
  }

  /**
   * Returns the remaining threads. Waits for those that are ending, since a pool is terminated a
   * moment before its threads.
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
