// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.index;

import java.util.List;

/**
 * Bundles that are started together, in this order.
 *
 * @param connected the bundles on the class path
 * @param files the file names of the bundles with their own class loaders
 */
public record BundleGroup(List<ConnectedBundle> connected, List<String> files) {

  /** OSGi's log service; started in runtimes that keep running, and for third-party bundles. */
  public static final String LOG = "log";

  /** The plugin manager; always started. */
  public static final String CORE = "core";

  /** The supervisor; started in runtimes that keep running, else on demand. */
  public static final String SUPERVISOR = "supervisor";

  /** The management API; started in runtimes that keep running, if it is enabled. */
  public static final String MANAGEMENT = "management";

  /** The shell of a runtime that keeps running. */
  public static final String SHELL = "shell";

  /** No bundles. */
  static final BundleGroup NONE = new BundleGroup(List.of(), List.of());

  public BundleGroup {
    connected = List.copyOf(connected);
    files = List.copyOf(files);
  }
}
