// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class CountedInputTest {
  private static InputStream body(String sent, long length) {
    return new CountedInput(new ByteArrayInputStream(sent.getBytes(US_ASCII)), length);
  }

  @Test
  void endsBeforeTheNextMessage() throws Exception {
    assertThat(body("textGET", 4).readAllBytes()).asString(US_ASCII).isEqualTo("text");
  }

  @Test
  void failsIfTheConnectionEndsInTheBody() {
    assertThatThrownBy(() -> body("text", 5).readAllBytes())
        .isInstanceOf(EOFException.class)
        .hasMessage("the connection ended 1 bytes before the end of the body");
  }
}
