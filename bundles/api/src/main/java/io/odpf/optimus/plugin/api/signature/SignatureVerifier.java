// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.signature;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Verifies detached signatures of one scheme, for instance {@code minisign}.
 *
 * <p>In a runtime a verifier is an OSGi service; of several for a scheme, the one with the highest
 * service ranking is used, so that an organisation can replace one. The one-shot command finds
 * verifiers through {@link java.util.ServiceLoader}. Implementations are thread-safe and cheap to
 * construct. They use neither the network nor the machine's trust stores: only the key in the
 * configuration decides.
 */
@ConsumerType
public interface SignatureVerifier {

  /**
   * Returns the scheme's key below {@code signature:} in the configuration: lower-case letters,
   * digits and hyphens.
   */
  String scheme();

  /**
   * Verifies that the owner of a key signed a file. Returns normally only if that is so.
   *
   * @param artifact the file, which does not change during the call and must not be written to
   * @param signature the detached signature in the format of the scheme's tools; it comes from the
   *     artifact's source and is not trusted either
   * @param key the public key in the format of the scheme's tools, as the user configured it
   * @throws VerificationException if the owner did not sign the file, or if the signature or key is
   *     malformed
   * @throws IOException if the artifact cannot be read
   * @throws InterruptedException if this thread is interrupted, possibly only after a pending read
   */
  void verify(Path artifact, byte[] signature, String key)
      throws VerificationException, IOException, InterruptedException;

  /**
   * Returns the signer's statement that is part of the signed data, for instance the name and
   * version of the signed file; empty if the scheme has none. Called only after {@link #verify}.
   *
   * @param signature a verified signature
   * @throws VerificationException if it is malformed
   * @since 1.1
   */
  default Optional<String> statement(byte[] signature) throws VerificationException {
    return Optional.empty();
  }
}
