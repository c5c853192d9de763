// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

/** What a plugin does in a job. */
public enum PluginType {
  /** It does not say. */
  UNSPECIFIED,
  /** The job's transformation. */
  TASK,
  /** Work before or after the task. */
  HOOK
}
