// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every target on its corpus, and on reproducible mutants of each input. {@code run.sh}
 * searches for new inputs.
 */
class CorpusTest {
  private static final int MUTANTS = 12;
  private static final int LARGEST = 1 << 16;

  /** The CPU time of one input, which does not depend on the load of the machine. */
  private static final long MAX_CPU_NANOS = 20_000_000_000L;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @TestFactory
  Stream<DynamicTest> readsTheCorpusAndItsMutants() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, List<Path>> target : corpus().entrySet()) {
      MethodHandle method = method(target.getKey());
      assertThat(target.getValue()).as(target.getKey()).isNotEmpty();
      tests.add(DynamicTest.dynamicTest(target.getKey(), () -> runAll(method, target.getValue())));
    }
    assertThat(tests).hasSize(15);
    return tests.stream();
  }

  private static void runAll(MethodHandle target, List<Path> inputs) throws Throwable {
    Random random = new Random(1);
    for (Path file : inputs) {
      byte[] input = Files.readAllBytes(file);
      run(target, input, file + "");
      for (int i = 0; i < MUTANTS && input.length > 0 && input.length < LARGEST; i++) {
        run(target, mutant(input, random), file + ", mutant " + i);
      }
    }
  }

  private static void run(MethodHandle target, byte[] input, String what) throws Throwable {
    long before = THREADS.getCurrentThreadCpuTime();
    try {
      target.invokeExact(input);
    } catch (Throwable e) {
      throw new AssertionError(what, e);
    }
    assertThat(THREADS.getCurrentThreadCpuTime() - before)
        .as("CPU time for " + what + " in ns")
        .isLessThan(MAX_CPU_NANOS);
  }

  private static byte[] mutant(byte[] input, Random random) {
    int from = random.nextInt(input.length);
    return switch (random.nextInt(3)) {
      case 0 -> java.util.Arrays.copyOf(input, from);
      case 1 -> {
        byte[] flipped = input.clone();
        flipped[from] ^= (byte) (1 << random.nextInt(8));
        yield flipped;
      }
      default -> {
        byte[] longer = new byte[input.length + 1];
        System.arraycopy(input, 0, longer, 0, from);
        longer[from] = (byte) random.nextInt();
        System.arraycopy(input, from, longer, from + 1, input.length - from);
        yield longer;
      }
    };
  }

  /** Returns the inputs of each target, from the directory with the name of its class. */
  private static Map<String, List<Path>> corpus() throws IOException {
    Map<String, List<Path>> corpus = new TreeMap<>();
    try (Stream<Path> targets = Files.list(Path.of(System.getProperty("optimus.fuzzing.corpus")))) {
      for (Path target : targets.toList()) {
        try (Stream<Path> inputs = Files.list(target)) {
          corpus.put(target.getFileName().toString(), inputs.sorted().toList());
        }
      }
    }
    return corpus;
  }

  private static MethodHandle method(String target) {
    try {
      return MethodHandles.publicLookup()
          .findStatic(
              Class.forName("io.odpf.optimus.plugin." + target),
              "fuzzerTestOneInput",
              MethodType.methodType(void.class, byte[].class));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("no target " + target, e);
    }
  }
}
