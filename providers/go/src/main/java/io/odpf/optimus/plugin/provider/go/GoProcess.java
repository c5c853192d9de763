// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands, one at a time, each to its end: whatever way a call ends, neither the process nor
 * a child of it is left.
 */
final class GoProcess {
  private static final int MAX_OUTPUT = 4 * 1024 * 1024;
  private static final long END_MILLIS = 5_000;
  private static final long LOOK_MILLIS = 5;

  private final Path directory;
  private final Map<String, String> environment;
  private final Duration limit;

  /**
   * @param directory where it runs and its output is kept; private, without a go.mod above
   * @param environment all of it
   * @param limit the longest a command may take
   */
  GoProcess(Path directory, Map<String, String> environment, Duration limit) {
    this.directory = directory;
    this.environment = environment;
    this.limit = limit;
  }

  /**
   * Runs a command without input and without a shell.
   *
   * @throws ProviderException of kind LOCAL if it cannot be started, UNAVAILABLE if it takes too
   *     long
   */
  GoOutput run(List<String> command) throws ProviderException, InterruptedException {
    Path out = directory.resolve("stdout");
    Path err = directory.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      try {
        process.getOutputStream().close();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          throw ProviderException.unavailable(
              "go " + command.get(1) + " did not end within " + limit.toSeconds() + " s",
              "try again, or raise the provider's timeouts.total",
              null);
        }
        return new GoOutput(process.exitValue(), text(out), text(err));
      } finally {
        end(process);
      }
    } catch (IOException failure) {
      throw ProviderException.local(
          command.get(0) + " cannot be run: " + failure.getMessage(),
          "check the go command, or set the provider's go:",
          failure);
    }
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
    }
  }

  /** Ends it and its children, and waits until they are gone. */
  private static void end(Process process) {
    if (!process.isAlive()) {
      return;
    }
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    // Before go is reaped, its children are still known as such: one may have come in between.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    children.stream().flatMap(ProcessHandle::descendants).forEach(ProcessHandle::destroyForcibly);
    children.forEach(ProcessHandle::destroyForcibly);
    boolean interrupted = Thread.interrupted();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(END_MILLIS);
    while ((process.isAlive() || children.stream().anyMatch(ProcessHandle::isAlive))
        && System.nanoTime() < end) {
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
