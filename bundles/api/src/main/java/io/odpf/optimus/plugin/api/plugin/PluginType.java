// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

/** The role of a plugin in a job. */
public enum PluginType {
  /** The plugin does not specify its role. */
  UNSPECIFIED,
  /** The job's transformation. */
  TASK,
  /** Work before or after the task. */
  HOOK
}
