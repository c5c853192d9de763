// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

/** A part of the contract that a plugin may serve besides its description. */
public enum PluginMod {
  /** Questions, defaults and compiled assets. */
  CLI,
  /** Destinations and dependencies. */
  DEPENDENCY_RESOLVER
}
