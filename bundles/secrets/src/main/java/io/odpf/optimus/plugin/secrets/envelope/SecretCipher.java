// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.envelope;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.secrets.key.EncryptionKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Encrypts and decrypts secrets with AES-256-GCM. Thread-safe. */
public final class SecretCipher {
  private final SecureRandom random = new SecureRandom();

  /** Encrypts a secret for a context, with a random nonce. */
  public Envelope seal(EncryptionKey key, SecretContext context, Secret secret) {
    byte[] nonce = new byte[EncryptionKey.NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] clear = secret.reveal().getBytes(StandardCharsets.UTF_8);
    byte[] sealed = key.seal(nonce, context.associatedData(), clear);
    Base64.Encoder base64 = Base64.getEncoder();
    return new Envelope(key.id(), base64.encodeToString(nonce), base64.encodeToString(sealed));
  }

  /**
   * Decrypts a secret; returns empty if it was not encrypted with this key for this context, or was
   * changed since.
   */
  public Optional<Secret> open(EncryptionKey key, SecretContext context, Envelope envelope) {
    Optional<byte[]> nonce = Envelope.decode(envelope.nonce());
    Optional<byte[]> sealed = Envelope.decode(envelope.value());
    if (nonce.isEmpty() || sealed.isEmpty()) {
      return Optional.empty();
    }
    return key.open(nonce.get(), context.associatedData(), sealed.get())
        .map(clear -> Secret.of(new String(clear, StandardCharsets.UTF_8)));
  }
}
