// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Runs new binaries before they are installed, so that a broken binary never replaces a working
 * one. In a runtime this is a service. Thread-safe.
 */
@ConsumerType
public interface BinaryCheck {

  /**
   * Starts each binary, performs the handshake, requests its information, and stops it. All of its
   * processes have ended when this method returns or throws.
   *
   * @param binaries executable files by the names of their plugins
   * @return one problem per broken binary, with the plugin's name and the binary's output
   */
  List<Problem> check(Map<String, Path> binaries) throws InterruptedException;
}
