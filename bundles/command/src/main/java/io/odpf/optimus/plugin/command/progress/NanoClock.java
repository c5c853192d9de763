// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.progress;

import java.util.function.LongSupplier;

/** The JVM's time. A class, since linking a method reference costs start-up time. */
final class NanoClock implements LongSupplier {
  @Override
  public long getAsLong() {
    return System.nanoTime();
  }
}
