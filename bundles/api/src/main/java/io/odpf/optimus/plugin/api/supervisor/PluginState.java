// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

/**
 * The states of a plugin:
 *
 * <pre>
 * DISCOVERED → STARTING → HANDSHAKE → READY ⇄ UNHEALTHY → STOPPING → STOPPED
 *                  ↑          ↓          ↓
 *               BACKOFF ←─────┴──────────┘ → FAILED
 * </pre>
 */
public enum PluginState {
  /** The plugin's file was found; the plugin has not been started. */
  DISCOVERED,
  /** The plugin's process is being created. */
  STARTING,
  /** The process is running, before the handshake or the first health check succeeds. */
  HANDSHAKE,
  /** The plugin can be called. */
  READY,
  /** The process is running but reports that it is not serving, or fails health checks. */
  UNHEALTHY,
  /** The plugin is being stopped. */
  STOPPING,
  /** The plugin was stopped on purpose. */
  STOPPED,
  /** The plugin failed and will be restarted after a delay. */
  BACKOFF,
  /** The plugin failed too often. It is restarted only on request or when its file changes. */
  FAILED
}
