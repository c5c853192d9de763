// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedInputTest {
  private static byte[] read(String sent) throws IOException {
    return new ChunkedInput(new ByteArrayInputStream(sent.getBytes(US_ASCII))).readAllBytes();
  }

  @Test
  void readsWhatAChunkedOutputWrites() throws Exception {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    try (ChunkedOutput out = new ChunkedOutput(sent)) {
      out.write("some ".getBytes(US_ASCII));
      out.write("text".getBytes(US_ASCII));
    }

    assertThat(read(sent.toString(US_ASCII))).asString(US_ASCII).isEqualTo("some text");
  }

  @Test
  void passesExtensionsAndTrailersOver() throws Exception {
    assertThat(read("4;name=value\r\ntext\r\n0\r\nTrailer: value\r\n\r\n"))
        .asString(US_ASCII)
        .isEqualTo("text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "ffffffffffffffff", "8000000000000000", "", "size"})
  void refusesASizeThatIsNotALength(String size) {
    assertThatThrownBy(() -> read(size + "\r\ntext\r\n0\r\n\r\n"))
        .isInstanceOf(IOException.class)
        .hasMessage("a chunk has a malformed size");
  }

  @Test
  void refusesTrailersWithoutEnd() {
    assertThatThrownBy(() -> read("0\r\n" + "Trailer: value\r\n".repeat(1000)))
        .hasMessage("the last chunk has more than 64 trailers");
  }

  @Test
  void failsIfTheConnectionEndsInAChunk() {
    assertThatThrownBy(() -> read("5\r\ntext")).isInstanceOf(EOFException.class);
  }

  @Test
  void refusesAChunkThatIsLongerThanItsSize() {
    assertThatThrownBy(() -> read("4\r\ntext and more\r\n0\r\n\r\n"))
        .isInstanceOf(IOException.class)
        .hasMessage("a chunk is longer than its size");
  }
}
