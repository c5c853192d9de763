// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.odpf.optimus.plugin.api.option.Secret;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class EncryptionKeyTest {
  private static final byte[] BYTES =
      "0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.US_ASCII);
  private static final EncryptionKey KEY = EncryptionKey.of(BYTES);
  private static final byte[] NONCE = "123456789012".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DATA = {1, 2, 3};
  private static final byte[] CLEAR = "hunter2".getBytes(StandardCharsets.US_ASCII);

  @Test
  void decryptsWhatItEncrypted() {
    byte[] sealed = KEY.seal(NONCE, DATA, CLEAR);

    assertThat(sealed).hasSize(CLEAR.length + EncryptionKey.TAG_BYTES);
    assertThat(KEY.open(NONCE, DATA, sealed)).contains(CLEAR);
  }

  @Test
  void doesNotDecryptWithAnotherKeyNonceOrContext() {
    byte[] sealed = KEY.seal(NONCE, DATA, CLEAR);

    assertThat(EncryptionKey.generate(new SecureRandom()).open(NONCE, DATA, sealed)).isEmpty();
    assertThat(KEY.open("123456789013".getBytes(StandardCharsets.US_ASCII), DATA, sealed))
        .isEmpty();
    assertThat(KEY.open(NONCE, new byte[] {1, 2}, sealed)).isEmpty();
  }

  @Test
  void doesNotDecryptAChangeOfAnyBit() {
    byte[] sealed = KEY.seal(NONCE, DATA, CLEAR);

    for (int bit = 0; bit < 8 * sealed.length; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(KEY.open(NONCE, DATA, changed)).as("bit %d", bit).isEmpty();
    }
  }

  @Test
  void doesNotDecryptTextsThatAreTooShort() {
    assertThat(KEY.open(NONCE, DATA, new byte[15])).isEmpty();
    assertThat(KEY.open(new byte[0], DATA, KEY.seal(NONCE, DATA, CLEAR))).isEmpty();
  }

  @Test
  void hasAnIdThatStaysAndIsNotAPartOfTheKey() {
    assertThat(KEY.id()).isEqualTo(EncryptionKey.of(BYTES).id()).matches("[0-9a-f]{16}");
    assertThat(HexFormat.of().formatHex(BYTES)).doesNotContain(KEY.id());
    assertThat(EncryptionKey.generate(new SecureRandom()).id()).isNotEqualTo(KEY.id());
  }

  @Test
  void showsEqualValuesByEqualDigestsOfOneKey() {
    EncryptionKey other = EncryptionKey.generate(new SecureRandom());

    assertThat(KEY.digest(Secret.of("a"))).isEqualTo(KEY.digest(Secret.of("a")));
    assertThat(KEY.digest(Secret.of("a")))
        .isNotEqualTo(KEY.digest(Secret.of("b")))
        .isNotEqualTo(other.digest(Secret.of("a")));
  }

  @Test
  void isNeverPrinted() {
    String base64 = Base64.getEncoder().encodeToString(BYTES);

    assertThat(KEY).isNotInstanceOf(Serializable.class);
    assertThat(KEY.toString()).isEqualTo("key " + KEY.id()).doesNotContain(base64);
  }

  @Test
  void readsItsOwnTextOnly() {
    assertThat(EncryptionKey.parse(KEY.text())).contains(KEY);
    assertThat(EncryptionKey.parse("")).isEmpty();
    assertThat(EncryptionKey.parse("short")).isEmpty();
    assertThat(EncryptionKey.parse("0123456789abcdefghijklmnopqrstuv")).isEmpty();
    assertThat(EncryptionKey.parse(KEY.text().replace('N', '*'))).isEmpty();
  }

  @Test
  void refusesOtherSizes() {
    assertThatIllegalArgumentException().isThrownBy(() -> EncryptionKey.of(new byte[16]));
  }
}
