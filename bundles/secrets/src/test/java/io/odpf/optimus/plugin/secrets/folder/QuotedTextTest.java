// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.folder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuotedTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"a", "we ird/na.me", "\"", "\\", "\\u0041", "grüße", "\n\t\0", "🔑", "a: b # c"})
  void isReadAsItWasWritten(String text) {
    String quoted = QuotedText.of(text);

    assertThat(quoted).matches("\"[ -~]+\"");
    assertThat(QuotedText.read(quoted)).contains(text);
  }

  @Test
  void mayBeLong() {
    String text = "é".repeat(100_000);

    assertThat(QuotedText.read(QuotedText.of(text))).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"",
        "\"\"",
        "a",
        "\"a",
        "a\"",
        "\"a\"b\"",
        "\"\\\"",
        "\"\\n\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"a\" "
      })
  void isNotReadInAnyOtherForm(String quoted) {
    assertThat(QuotedText.read(quoted)).isEmpty();
  }
}
