// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.program.ForeignProgram;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands, one at a time. However a call ends, neither the process nor a child process
 * remains.
 */
final class GoProcess {
  private static final int MAX_OUTPUT = 4 * 1024 * 1024;
  private static final long END_MILLIS = 5_000;

  /** The pause between two calls of a watch, which uses at most a twentieth of the time. */
  private static final long WATCH_NANOS = 200_000_000L;

  private static final int WATCH_SHARE = 20;

  private final Path directory;
  private final Map<String, String> environment;
  private final Duration limit;
  private final Watch watch;

  /** Observes a command while it runs. */
  @FunctionalInterface
  interface Watch {
    /** Observes nothing. */
    Watch NONE = command -> {};

    /**
     * Called repeatedly by the thread that runs the command, and once after its end.
     *
     * @throws ProviderException if the command must end now
     */
    void check(ProcessHandle command) throws ProviderException;
  }

  /**
   * @param directory the private working directory, without a go.mod above
   * @param environment the complete environment
   * @param limit the time limit of each command
   */
  GoProcess(Path directory, Map<String, String> environment, Duration limit, Watch watch) {
    this.directory = directory;
    this.environment = environment;
    this.limit = limit;
    this.watch = watch;
  }

  /**
   * Runs a command without input and without a shell.
   *
   * @return its exit code, and the first 4 MiB of each output
   * @throws ProviderException of kind LOCAL if it cannot be started, UNAVAILABLE if it takes too
   *     long, or what the watch throws
   */
  GoOutput run(List<String> command) throws ProviderException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(ForeignProgram.guarded(command)).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      try {
        CappedOutput out = CappedOutput.of(process.getInputStream(), MAX_OUTPUT);
        CappedOutput err = CappedOutput.of(process.getErrorStream(), MAX_OUTPUT);
        await(process, command.get(1));
        return new GoOutput(process.exitValue(), out.text(END_MILLIS), err.text(END_MILLIS));
      } finally {
        ForeignProgram.end(process);
      }
    } catch (IOException failure) {
      throw ProviderException.local(
          command.get(0) + " cannot be run: " + failure.getMessage(),
          "check the go command, or set the provider's go:",
          failure);
    }
  }

  private void await(Process process, String name) throws ProviderException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    long pause = WATCH_NANOS;
    for (long left = limit.toNanos();
        !process.waitFor(Math.min(pause, left), TimeUnit.NANOSECONDS);
        left = deadline - System.nanoTime()) {
      long begin = System.nanoTime();
      if (deadline - begin <= 0) {
        throw ProviderException.unavailable(
            "go " + name + " did not end within " + limit.toSeconds() + " s",
            "try again, or raise the provider's timeouts.total",
            null);
      }
      watch.check(process.toHandle());
      pause = Math.max(WATCH_NANOS, WATCH_SHARE * (System.nanoTime() - begin));
    }
    watch.check(process.toHandle());
  }
}
