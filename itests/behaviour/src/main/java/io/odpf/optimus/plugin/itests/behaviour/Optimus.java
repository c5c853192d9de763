// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import io.odpf.optimus.plugin.itests.process.Result;

/** The program under test, reached in one of its ways. */
public interface Optimus extends AutoCloseable {

  /** Runs a command of the group {@code plugin} to its end: {@code run("diff", "-c", …)}. */
  Result run(String... arguments);

  @Override
  void close();
}
