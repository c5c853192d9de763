// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.index;

import java.util.List;

/**
 * Bundles that are started together, in their order.
 *
 * @param connected those on the class path
 * @param files those with class loaders of their own, by file name
 */
public record BundleGroup(List<ConnectedBundle> connected, List<String> files) {

  /** OSGi's log service; started in runtimes that stay, and if there are third-party bundles. */
  public static final String LOG = "log";

  /** What the plugin manager needs; started always. */
  public static final String CORE = "core";

  /** What runs plugins; started with runtimes that stay, else on demand. */
  public static final String SUPERVISOR = "supervisor";

  /** The shell of a runtime that stays. */
  public static final String SHELL = "shell";

  /** No bundles. */
  static final BundleGroup NONE = new BundleGroup(List.of(), List.of());

  public BundleGroup {
    connected = List.copyOf(connected);
    files = List.copyOf(files);
  }
}
