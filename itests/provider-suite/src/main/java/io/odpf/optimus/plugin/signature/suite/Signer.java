// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.suite;

/** The owner of a key, who signs with the scheme's own tool or an equivalent. */
public interface Signer {
  /** Returns the public key in the form used in configurations. */
  String key();

  /** Returns a detached signature of these bytes, in the form that a source serves. */
  byte[] sign(byte[] content) throws Exception;
}
