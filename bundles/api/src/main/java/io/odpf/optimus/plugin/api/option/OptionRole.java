// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.option;

/**
 * What an option says about an artifact. The role decides whether changing the option makes a lock
 * stale: only a place does, because routes and credentials differ from machine to machine while the
 * artifact stays the same.
 */
public enum OptionRole {
  /** Identifies the artifact: a host, a bucket, a repository, a revision, build settings. */
  PLACE,
  /**
   * How this machine reaches the place: a proxy, a certificate authority, a program, a permission.
   */
  ROUTE,
  /** Identifies the reader: a token, a key, an account to bill. */
  CREDENTIAL
}
