// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

/** When a hook runs. */
public enum HookType {
  /** The plugin is not a hook, or does not specify it. */
  UNSPECIFIED,
  /** Before the task. */
  PRE,
  /** After the task. */
  POST,
  /** After a task that failed. */
  FAIL
}
