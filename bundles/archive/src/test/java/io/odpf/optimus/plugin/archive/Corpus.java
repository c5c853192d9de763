// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.StackWalker.StackFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps what the tests of this bundle unpack, with the verdict, for the tests that give the same to
 * the whole program: in the directory that the system property {@code optimus.corpus} names, as
 * {@code CLASS.method-NUMBER/VERDICT/ARTIFACT}.
 */
final class Corpus {
  /** The first ones that a test makes tell most; some make thousands. */
  private static final int MOST_OF_A_TEST = 8;

  private static final Optional<Path> DIRECTORY =
      Optional.ofNullable(System.getProperty("optimus.corpus")).map(Path::of);
  private static final Map<String, AtomicInteger> KEPT = new ConcurrentHashMap<>();

  private Corpus() {}

  /**
   * @param verdict {@code installs}, or the code of the refusal
   */
  static void keep(String artifactName, byte[] bytes, String verdict) {
    if (DIRECTORY.isEmpty() || artifactName.contains("/")) {
      return;
    }
    String test = test();
    int number = KEPT.computeIfAbsent(test, name -> new AtomicInteger()).incrementAndGet();
    if (number > MOST_OF_A_TEST) {
      return;
    }
    try {
      Path directory =
          Files.createDirectories(DIRECTORY.get().resolve(test + "-" + number).resolve(verdict));
      Files.write(directory.resolve(artifactName), bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String test() {
    StackFrame frame =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
            .walk(
                frames ->
                    frames
                        .filter(it -> it.getDeclaringClass().getSimpleName().endsWith("Test"))
                        .filter(it -> !it.getMethodName().contains("lambda"))
                        .reduce((first, second) -> second)
                        .orElseThrow());
    return frame.getDeclaringClass().getSimpleName() + "." + frame.getMethodName();
  }
}
