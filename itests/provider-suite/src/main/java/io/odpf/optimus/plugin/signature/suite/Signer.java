// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.suite;

/** The owner of a key, who signs with the scheme's own tool or as that does. */
public interface Signer {
  /** The public key in the form that a configuration has it. */
  String key();

  /** A detached signature of these bytes, in the form that a source has it. */
  byte[] sign(byte[] content) throws Exception;
}
