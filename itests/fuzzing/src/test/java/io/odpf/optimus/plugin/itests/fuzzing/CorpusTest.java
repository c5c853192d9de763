// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
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
import org.junit.jupiter.api.Timeout;

/**
 * Every input that was kept, and some that are made from it in the same way each time, are read as
 * they should be. New ones are looked for by {@code run.sh}.
 */
@Timeout(120)
class CorpusTest {
  private static final int MUTANTS = 12;
  private static final int LARGEST = 1 << 16;

  @TestFactory
  Stream<DynamicTest> isReadAsItShouldBe() throws IOException {
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
    long begin = System.nanoTime();
    try {
      target.invokeExact(input);
    } catch (Throwable failure) {
      throw new AssertionError(what, failure);
    }
    assertThat((System.nanoTime() - begin) / 1_000_000).as(what + " in ms").isLessThan(20_000);
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

  /** The inputs of each target, which are in a directory of its class's name. */
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
    } catch (ReflectiveOperationException missing) {
      throw new AssertionError("no target " + target, missing);
    }
  }
}
