// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.management;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BiConsumer;
import org.osgi.annotation.versioning.ConsumerType;

/** The terminal at the other end of a console. */
@ConsumerType
public interface ConsoleTerminal {

  /** Returns the type of the terminal, as in {@code TERM}. */
  String type();

  /**
   * Begins to receive keys, until the user is gone. Called once.
   *
   * @param resized receives the columns and rows when they change, on another thread
   */
  InputStream keys(BiConsumer<Integer, Integer> resized) throws IOException;

  /** Returns the stream of what is shown. */
  OutputStream out();
}
