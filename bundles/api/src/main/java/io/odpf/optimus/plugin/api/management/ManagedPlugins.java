// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.management;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The plugins of the configuration that a runtime manages: what it asks for, what is installed, and
 * what runs. A service of the runtime. Thread-safe.
 */
@ProviderType
public interface ManagedPlugins {

  /**
   * Compares configuration, install location and processes now. Uses no network and changes
   * nothing.
   */
  PluginComparison compare() throws InterruptedException;

  /** Returns how the runtime follows its configuration. */
  FollowStatus following();

  /**
   * Makes a runtime that follows its configuration read it again, as if it had changed, and returns
   * without waiting for that. Does nothing if the runtime does not follow.
   *
   * @param who the caller in the audit log: {@code SIGHUP}
   */
  void reload(String who);
}
