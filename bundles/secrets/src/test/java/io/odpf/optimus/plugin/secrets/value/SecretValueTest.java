// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.secrets.problem.SecretException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretValueTest {
  @Test
  void keepsEveryByte() throws Exception {
    assertThat(SecretValue.of(" grüße\r\n\t'$`\\\n").reveal()).isEqualTo(" grüße\r\n\t'$`\\\n");
  }

  @Test
  void allowsOneMebibyte() throws Exception {
    assertThat(SecretValue.of("x".repeat(1 << 20)).reveal()).hasSize(1 << 20);
    assertThat(refusal(() -> SecretValue.of("x".repeat((1 << 20) + 1)))).contains("1 MiB");
    assertThat(refusal(() -> SecretValue.of("ü".repeat((1 << 19) + 1)))).contains("1 MiB");
  }

  @Test
  void refusesWhatNoVariableCanHold() {
    assertThat(refusal(() -> SecretValue.of(""))).contains("empty value for secret");
    assertThat(refusal(() -> SecretValue.of("hunter2\0"))).contains("NUL");
    assertThat(refusal(() -> SecretValue.of("hunter2\uD800"))).contains("is not text");
    assertThat(refusal(() -> SecretValue.of("hunter2\u00FF".getBytes(StandardCharsets.ISO_8859_1))))
        .contains("is not UTF-8");
  }

  @Test
  void decodesBase64WithLineBreaks() throws Exception {
    assertThat(SecretValue.ofBase64("aHVudGVy\r\nMg==\n").reveal()).isEqualTo("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "aHVudGVyMg", "aHVudGVyMg=", "aHVu dGVyMg==", "aHVudGVy*g=="})
  void refusesWhatIsNotBase64(String encoded) {
    assertThat(refusal(() -> SecretValue.ofBase64(encoded)))
        .contains(
            "value is not encoded, please remove --base64 to let Optimus encode the secret for you")
        .doesNotContain(encoded);
  }

  @Test
  void appliesTheSameRulesToDecodedValues() {
    assertThat(refusal(() -> SecretValue.ofBase64(""))).contains("empty value for secret");
    assertThat(
            refusal(() -> SecretValue.ofBase64(Base64.getEncoder().encodeToString(new byte[] {0}))))
        .contains("NUL");
  }

  /** Returns all that a failure can print. */
  private static String refusal(ThrowingCallable call) {
    SecretException failure = catchThrowableOfType(SecretException.class, call);
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed, true));
    assertThat(printed.toString()).doesNotContain("hunter2");
    return printed + failure.problems().toString();
  }
}
