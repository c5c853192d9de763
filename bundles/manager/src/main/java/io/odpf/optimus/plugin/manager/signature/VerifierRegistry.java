// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.signature;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import io.odpf.optimus.plugin.api.signature.VerificationException;
import io.odpf.optimus.plugin.manager.extension.Extensions;
import io.odpf.optimus.plugin.manager.extension.Lease;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The signature verifiers that are present. Of several for one scheme, the highest ranking is used,
 * among equals the first that came. Thread-safe; verifiers may come and go at any time.
 */
public final class VerifierRegistry {
  private final Extensions<SignatureVerifier> verifiers;

  public VerifierRegistry(ExtensionResolver missing) {
    this(missing, Extensions.DRAIN);
  }

  /**
   * @param missing asked for schemes that are not present
   * @param drain how long {@link #remove} waits for running verifications
   */
  public VerifierRegistry(ExtensionResolver missing, Duration drain) {
    this.verifiers = new Extensions<>(missing, drain);
  }

  /**
   * Adds a verifier.
   *
   * @param origin who brings it, for people: a bundle with its version, or {@code built in}
   */
  public void add(SignatureVerifier verifier, String origin, int ranking) {
    verifiers.add(verifier.scheme(), verifier, origin, ranking);
  }

  /** Removes a verifier. When this returns it verifies nothing any more. */
  public void remove(SignatureVerifier verifier) {
    verifiers.remove(verifier);
  }

  /** Whether signatures of a scheme can be verified now. */
  public boolean knows(String scheme) {
    return verifiers.find(scheme).isPresent();
  }

  /** The schemes that are present, and those that would be brought if named. */
  public SortedSet<String> schemes() {
    return verifiers.names();
  }

  /** What else a user can do about a scheme that is missing; empty if there is nothing to say. */
  public String missingHint() {
    return verifiers.missingHint();
  }

  /**
   * Has an artifact verified.
   *
   * @return what the signer says beside it, signed, too; empty if nothing
   * @throws VerificationException if the owner of the key did not sign it as it is
   * @throws VerifierException if it cannot be told, as the scheme's verifier is gone or broke
   * @throws IOException if the artifact cannot be read
   */
  public Optional<String> verify(String scheme, Path artifact, byte[] signature, String key)
      throws VerificationException, VerifierException, IOException, InterruptedException {
    Optional<Lease<SignatureVerifier>> found = verifiers.lease(scheme);
    if (found.isEmpty()) {
      throw new VerifierException("no bundle verifies " + scheme + " signatures any more", null);
    }
    Lease<SignatureVerifier> lease = found.get();
    try {
      SignatureVerifier verifier = lease.registration().extension();
      verifier.verify(artifact, signature, key);
      return verifier.statement(signature);
    } catch (IOException | InterruptedException failure) {
      if (lease.revoked()) {
        throw new VerifierException(
            "the verifier of " + scheme + " signatures was removed while it was used", failure);
      }
      throw failure;
    } catch (RuntimeException | LinkageError broken) {
      // What strangers' exceptions say may be anything: the class must do.
      throw new VerifierException(
          "the verifier of "
              + scheme
              + " signatures, which "
              + lease.registration().origin()
              + " brings, broke: "
              + broken.getClass().getName(),
          broken);
    } finally {
      lease.end();
    }
  }
}
