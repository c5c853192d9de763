// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

/**
 * The generations of the contract between Optimus and its plugins, by the gRPC packages that they
 * use. The protocol version in the handshake is 1 in all of them.
 */
public enum Generation {
  /** {@code odpf.optimus}: separate services for tasks and hooks; no plugin version. */
  A,
  /** {@code odpf.optimus.plugins}. */
  B,
  /** {@code odpf.optimus.plugins.v1beta1}. */
  C,
  /** Only the dependency resolver of {@code odpf.optimus.plugins.v1beta1}. */
  D,
  /** As D, in {@code gotocompany.optimus} or {@code raystack.optimus}. */
  E
}
