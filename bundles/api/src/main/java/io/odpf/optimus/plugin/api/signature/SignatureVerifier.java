// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.signature;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Verifies detached signatures of one scheme, for instance {@code minisign}.
 *
 * <p>In a runtime a verifier is an OSGi service; of several for a scheme the highest service
 * ranking wins, so that an organisation can replace one. In the one-shot command it is found
 * through {@link java.util.ServiceLoader}. Implementations are thread-safe, cheap to construct, and
 * use neither the network nor anything the machine happens to trust: the key in the configuration
 * alone decides.
 */
@ConsumerType
public interface SignatureVerifier {

  /**
   * The key below {@code signature:} in the configuration: lower-case letters, digits and dashes.
   */
  String scheme();

  /**
   * Verifies that the owner of a key signed a file as it is. Returning is the only way to say yes.
   *
   * @param artifact the file; is not written to, and does not change meanwhile
   * @param signature the detached signature, in whatever form the scheme's tools write it; it comes
   *     from the same source as the artifact and is no more trusted
   * @param key the public key in the form that the scheme's tools write it, as a user gave it
   * @throws VerificationException if it did not, or if signature or key cannot be read
   * @throws IOException if the artifact cannot be read
   * @throws InterruptedException if this thread was interrupted; may take as long as a read
   */
  void verify(Path artifact, byte[] signature, String key)
      throws VerificationException, IOException, InterruptedException;

  /**
   * What the signer says beside the signature and has signed, too, for instance which file of which
   * version it is of. Asked for after {@link #verify} only; empty if the scheme has no such thing.
   *
   * @param signature one that was verified
   * @throws VerificationException if it cannot be read
   * @since 1.1
   */
  default Optional<String> statement(byte[] signature) throws VerificationException {
    return Optional.empty();
  }
}
