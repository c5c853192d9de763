// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.secrets.key.EncryptionKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SecretCipherTest {
  private static final Secret VALUE = Secret.of("grüße\n'zwei'");
  private static final SecretContext CONTEXT = new SecretContext("neo", "space", "api_key");

  private final EncryptionKey key = EncryptionKey.generate(new SecureRandom());
  private final SecretCipher cipher = new SecretCipher();

  @Test
  void decryptsForTheSameContext() {
    assertThat(cipher.open(key, CONTEXT, cipher.seal(key, CONTEXT, VALUE))).contains(VALUE);
  }

  @Test
  void doesNotDecryptForAnother() {
    Envelope envelope = cipher.seal(key, CONTEXT, VALUE);

    for (SecretContext other :
        List.of(
            new SecretContext("neo", "space", "api_kez"),
            new SecretContext("neo", "space", "API_KEY"),
            new SecretContext("neo", "", "api_key"),
            new SecretContext("trinity", "space", "api_key"),
            new SecretContext("neos", "pace", "api_key"),
            new SecretContext("neo", "spaceapi", "_key"))) {
      assertThat(cipher.open(key, other, envelope)).as(other.toString()).isEmpty();
    }
  }

  @Test
  void bindsValuesToTheVersionOfTheFormat() {
    assertThat(new String(CONTEXT.associatedData(), StandardCharsets.UTF_8))
        .isEqualTo("\0\0\0\16optimus secret\0\0\0\1" + "1\0\0\0\3neo\0\0\0\5space\0\0\0\7api_key");
  }

  @Test
  void usesANonceOnce() {
    Set<String> nonces = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      nonces.add(cipher.seal(key, CONTEXT, VALUE).nonce());
    }

    assertThat(nonces).hasSize(1_000).allMatch(Envelope::isNonce);
  }

  @Test
  void acceptsOneSpellingOfEachNonceAndValue() {
    assertThat(Envelope.isNonce("AAAAAAAAAAAAAAAA")).isTrue();
    assertThat(Envelope.isNonce("AAAAAAAAAAAAAAA")).isFalse();
    assertThat(Envelope.isNonce("AAAA AAAAAAAAAAA")).isFalse();
    // 17 bytes: the last character has four bits that no byte uses.
    assertThat(Envelope.isValue("AAAAAAAAAAAAAAAAAAAAAAA=")).isTrue();
    assertThat(Envelope.isValue("AAAAAAAAAAAAAAAAAAAAAAB=")).isFalse();
    assertThat(Envelope.isValue("AAAAAAAAAAAAAAAAAAAAAA==")).isFalse();
  }

  @Test
  void doesNotDecryptWhatIsNotEncoded() {
    assertThat(cipher.open(key, CONTEXT, new Envelope(key.id(), "*", "*"))).isEmpty();
  }
}
