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
 * Keeps the artifacts of these tests, with their verdicts, for the tests that run the whole program
 * on them: in the directory of the system property {@code optimus.corpus}, as {@code
 * CLASS.method-NUMBER/VERDICT/ARTIFACT}.
 */
final class Corpus {
  /** The number of artifacts kept per test; some tests create thousands. */
  private static final int MAX_PER_TEST = 8;

  private static final Optional<Path> DIRECTORY =
      Optional.ofNullable(System.getProperty("optimus.corpus")).map(Path::of);
  private static final Map<String, AtomicInteger> KEPT = new ConcurrentHashMap<>();

  private Corpus() {}

  /**
   * Keeps an artifact.
   *
   * @param verdict {@code installs}, or the code of the refusal
   */
  static void keep(String artifactName, byte[] bytes, String verdict) {
    if (DIRECTORY.isEmpty() || artifactName.contains("/")) {
      return;
    }
    String test = test();
    int number = KEPT.computeIfAbsent(test, name -> new AtomicInteger()).incrementAndGet();
    if (number > MAX_PER_TEST) {
      return;
    }
    try {
      Path directory =
          Files.createDirectories(DIRECTORY.get().resolve(test + "-" + number).resolve(verdict));
      Files.write(directory.resolve(artifactName), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
