// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;

/** A runtime into whose shell commands are typed. */
final class ShellOptimus implements Optimus {
  private final RunningCommand runtime;

  ShellOptimus(RunningCommand runtime) {
    this.runtime = runtime;
  }

  @Override
  public Result run(String... arguments) {
    throw new UnsupportedOperationException(String.join(" ", arguments));
  }

  @Override
  public void close() {
    runtime.close();
  }
}
