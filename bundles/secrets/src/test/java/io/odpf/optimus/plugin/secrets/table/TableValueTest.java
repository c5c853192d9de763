// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.secrets.key.EncryptionKey;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Values that a program in Go encrypted as the original server does. */
final class TableValueTest {
  private static final String SETTING = "Yjo4a0jn1NvYdq79SADC/KaVv9Wu0Ffc and more";

  @Test
  void decryptsWhatTheOriginalServerWrote() throws Exception {
    EncryptionKey key = ServerKey.of(SETTING);

    assertThat(TableValue.open(key, "YWJjZGVmZ2hpamts/gw3KFmHpzl+CCd5i+p6llFZpjL67Vg=").reveal())
        .isEqualTo("hunter2");
    assertThat(
            TableValue.open(key, "YWJjZGVmZ2hpamts8Qua4P9q8FaVvB6mEHD/ermozM4KmtjJZ4i4pw==")
                .reveal())
        .isEqualTo("grüße\nzwei");
  }

  @Test
  void refusesOtherKeysAndChangedValues() throws Exception {
    EncryptionKey other = ServerKey.of(SETTING.toUpperCase(Locale.ROOT));
    EncryptionKey key = ServerKey.of(SETTING);

    assertThat(
            problem(
                () -> TableValue.open(other, "YWJjZGVmZ2hpamts/gw3KFmHpzl+CCd5i+p6llFZpjL67Vg=")))
        .isEqualTo(SecretProblem.NOT_AUTHENTIC);
    for (String changed :
        List.of(
            "", "YWJj", "YWJjZGVmZ2hpamts", "YWJjZGVmZ2hpamts/gw3KFmHpzl+CCd5i+p6llFZpjL67Vk=")) {
      assertThat(problem(() -> TableValue.open(key, changed)))
          .as(changed)
          .isEqualTo(SecretProblem.NOT_AUTHENTIC);
    }
    assertThat(problem(() -> TableValue.open(key, "*"))).isEqualTo(SecretProblem.DAMAGED);
  }

  @Test
  void refusesShortSettingsWithoutShowingThem() {
    SecretException failure =
        catchThrowableOfType(SecretException.class, () -> ServerKey.of("swordfish"));

    assertThat(failure).hasMessage("random hash should be 32 chars in length");
    assertThat(failure.problems().toString()).doesNotContain("swordfish");
  }

  private static Object problem(ThrowingCallable call) {
    return catchThrowableOfType(SecretException.class, call).problems().get(0).code();
  }
}
