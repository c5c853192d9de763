// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.secrets.problem.SecretException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "_", "api_key", "API_KEY_2", "_OPTIMUS"})
  void allowsNamesThatTemplatesCanWrite(String name) {
    assertThatCode(() -> SecretName.require(name)).doesNotThrowAnyException();
  }

  @Test
  void allows128Characters() {
    assertThatCode(() -> SecretName.require("a".repeat(128))).doesNotThrowAnyException();
    assertThat(refusal("a".repeat(129))).contains("129 characters");
  }

  @ParameterizedTest
  @CsvSource({
    "2fa, position 1",
    "we ird, position 3",
    "a-b, position 2",
    "na.me, position 3",
    "naïve, position 3",
    "hunter2!, position 8"
  })
  void refusesOthersWithoutRepeatingThem(String name, String place) {
    assertThat(refusal(name)).contains(place).doesNotContain(name);
  }

  @Test
  void refusesNamesOfOptimusInAnyCase() {
    assertThat(refusal("_OPTIMUS_x")).isEqualTo("secret name cannot be started with _OPTIMUS_");
    assertThat(refusal("_optimus_x")).isEqualTo("secret name cannot be started with _OPTIMUS_");
  }

  @Test
  void requiresAName() {
    assertThat(refusal("")).isEqualTo("secret name is required");
  }

  private static String refusal(String name) {
    SecretException failure =
        catchThrowableOfType(SecretException.class, () -> SecretName.require(name));
    return Objects.requireNonNull(failure.getMessage());
  }
}
