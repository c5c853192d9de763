// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

/** When a hook runs. */
public enum HookType {
  /** The plugin is no hook, or does not say. */
  UNSPECIFIED,
  /** Before the task. */
  PRE,
  /** After the task. */
  POST,
  /** After a task that failed. */
  FAIL
}
