// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.signature;

import io.odpf.optimus.plugin.api.problem.ProblemCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when an artifact is not what the owner of a trusted key signed, or when that cannot be
 * determined. The message completes a sentence that begins with the name of the signature or of the
 * key: "was made with key 1A2B, not with the trusted 3C4D".
 */
public final class VerificationException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The part that failed. */
  public enum Fault implements ProblemCode {
    /** The signature does not vouch for the artifact, or is malformed. */
    SIGNATURE(
        "signature-refused",
        "The signature does not vouch for the artifact, or is malformed.",
        "Do not install the artifact; ask its publisher for a signed one."),
    /** The trusted key is unusable, whatever the signature. */
    KEY(
        "signature-key",
        "The trusted key in the configuration is unusable.",
        "Correct the key or the path to it in the configuration."),
    /** Something that verification needs is missing on this machine. */
    VERIFIER(
        "signature-unverified",
        "Something that verification needs is missing or failed, so the signature was not checked.",
        "Install or repair what the message names.");

    private final Entry entry;

    Fault(String word, String meaning, String remedy) {
      this.entry = new Entry(word, meaning, remedy);
    }

    @Override
    public Entry entry() {
      return entry;
    }
  }

  private final Fault fault;
  private final String hint;

  private VerificationException(
      Fault fault, String message, String hint, @Nullable Throwable cause) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.fault = fault;
    this.hint = Objects.requireNonNull(hint, "hint");
  }

  /** Creates the exception for a bad signature; the message continues after its name. */
  public static VerificationException signature(String message, String hint) {
    return new VerificationException(Fault.SIGNATURE, message, hint, null);
  }

  /**
   * Creates the exception for a bad key.
   *
   * @param message continues after "the key"
   * @param cause may be null
   */
  public static VerificationException key(String message, String hint, @Nullable Throwable cause) {
    return new VerificationException(Fault.KEY, message, hint, cause);
  }

  /** Creates the exception for a machine that cannot verify; the message is a whole sentence. */
  public static VerificationException verifier(String message, String hint) {
    return new VerificationException(Fault.VERIFIER, message, hint, null);
  }

  /** Returns the part that failed. */
  public Fault fault() {
    return fault;
  }

  /** Returns what to do; may be empty. */
  public String hint() {
    return hint;
  }
}
