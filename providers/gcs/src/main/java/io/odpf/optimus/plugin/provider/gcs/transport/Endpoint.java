// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

/** The kinds of servers that requests go to. */
public enum Endpoint {
  /** Objects and their metadata. */
  STORAGE,
  /** Access tokens for keys. */
  TOKEN,
  /** Access tokens for the machine's own account. */
  METADATA
}
