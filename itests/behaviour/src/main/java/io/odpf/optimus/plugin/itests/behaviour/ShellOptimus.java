// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.nio.file.Path;

/** A long-running runtime, and lines for its shell. */
final class ShellOptimus implements Optimus {
  private final Distribution distribution;
  private final Stage stage;
  private final Path java;
  private final RunningCommand runtime;

  ShellOptimus(Distribution distribution, Stage stage, Path java) {
    this.distribution = distribution;
    this.stage = stage;
    this.java = java;
    this.runtime = distribution.command(stage, java, "runtime", "start").start();
    Eventually.until(
        () -> "a runtime that answers, but " + runtime.out() + runtime.err(),
        () -> line("echo answered").out().contains("answered"));
  }

  @Override
  public Result run(String... arguments) {
    StringBuilder line = new StringBuilder("optimus:").append(arguments[0]);
    for (int i = 1; i < arguments.length; i++) {
      line.append(" '").append(arguments[i]).append('\'');
    }
    return line(line.toString());
  }

  /** Runs a line in the runtime's shell. */
  Result line(String line) {
    return distribution.command(stage, java, "runtime", "shell", "-c", line).run();
  }

  @Override
  public void close() {
    try (runtime) {
      distribution.command(stage, java, "runtime", "stop").run().orThrow();
      runtime.await().orThrow();
    }
  }
}
