// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

/**
 * Where a plugin stands:
 *
 * <pre>
 * DISCOVERED → STARTING → HANDSHAKE → READY ⇄ UNHEALTHY → STOPPING → STOPPED
 *                  ↑          ↓          ↓
 *               BACKOFF ←─────┴──────────┘ → FAILED
 * </pre>
 */
public enum PluginState {
  /** Its file is there; it was not started yet. */
  DISCOVERED,
  /** Its process is being made. */
  STARTING,
  /** Its process runs; the handshake or the first health check is awaited. */
  HANDSHAKE,
  /** It can be called. */
  READY,
  /** It runs, but says that it does not serve, or does not answer health checks. */
  UNHEALTHY,
  /** It is being stopped. */
  STOPPING,
  /** It was stopped on purpose. */
  STOPPED,
  /** It failed and will be started again. */
  BACKOFF,
  /** It failed too often, and is started again only on request or when its file changes. */
  FAILED
}
