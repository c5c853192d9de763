// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.signature;

import java.util.Objects;

/**
 * An artifact is not what the owner of a trusted key signed, or that cannot be told. The message
 * says why as the end of a sentence that begins with the name of the signature or of the key: "was
 * made with key 1A2B, not with the trusted 3C4D".
 */
public final class VerificationException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is at fault. */
  public enum Fault {
    /** The signature does not vouch for the artifact, or is none. */
    SIGNATURE,
    /** The trusted key cannot be used, whatever the signature. */
    KEY,
    /** What is needed to verify is not on this machine; nothing is said of the signature. */
    VERIFIER
  }

  private final Fault fault;
  private final String hint;

  private VerificationException(Fault fault, String message, String hint, Throwable cause) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.fault = fault;
    this.hint = Objects.requireNonNull(hint, "hint");
  }

  /** The signature is at fault; the message goes on from its name. */
  public static VerificationException signature(String message, String hint) {
    return new VerificationException(Fault.SIGNATURE, message, hint, null);
  }

  /** The key is at fault; the message goes on from "the key". {@code cause} may be null. */
  public static VerificationException key(String message, String hint, Throwable cause) {
    return new VerificationException(Fault.KEY, message, hint, cause);
  }

  /** This machine is at fault; the message is a sentence of its own. */
  public static VerificationException verifier(String message, String hint) {
    return new VerificationException(Fault.VERIFIER, message, hint, null);
  }

  public Fault fault() {
    return fault;
  }

  /** What the user can do, as a sentence; empty if there is nothing to say. */
  public String hint() {
    return hint;
  }
}
