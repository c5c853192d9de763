// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Runs new binaries before they are installed, so that one that does not work replaces none that
 * does. In a runtime it is a service. Thread-safe.
 */
@ConsumerType
public interface BinaryCheck {

  /**
   * Starts each binary, makes the handshake with it, asks what it is, and ends it. Nothing of its
   * processes is left when this returns, or throws.
   *
   * @param binaries executable files by the names of their plugins
   * @return one problem for each binary that does not work; it names the plugin and tells what the
   *     binary wrote
   */
  List<Problem> check(Map<String, Path> binaries) throws InterruptedException;
}
