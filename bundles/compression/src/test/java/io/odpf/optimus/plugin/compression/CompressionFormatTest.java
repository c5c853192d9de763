// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.compression.stream.CompressionException;
import io.odpf.optimus.plugin.compression.stream.DecoderLimits;
import io.odpf.optimus.plugin.compression.stream.DecoderMemory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressionFormatTest {
  private static final DecoderLimits LIMITS =
      new DecoderLimits(new DecoderMemory(1 << 20, 1 << 20), 1024);

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "1f8b08,GZIP,true",
    "fd377a585a00,XZ,true",
    "28b52ffd,ZSTD,true",
    "5e2a4d1803,ZSTD,true",
    "425a683931,BZIP2,true",
    "425a683117,BZIP2,true",
    "04224d18,LZ4,false"
  })
  void recognizesFormatsByTheirFirstBytes(String hex, CompressionFormat format, boolean supported) {
    byte[] head = HexFormat.of().parseHex(hex);
    assertThat(CompressionFormat.of(head)).hasValue(format);
    assertThat(format.isSupported()).isEqualTo(supported);
  }

  @ParameterizedTest
  @CsvSource({"1f", "425a683932", "425a68", "5e2a4d19", "504b0304"})
  void recognizesNoFormatByOtherBytes(String hex) {
    assertThat(CompressionFormat.of(HexFormat.of().parseHex(hex))).isEmpty();
  }

  @Test
  void readsNothingForALengthOfZero() throws IOException {
    try (InputStream decoded =
        CompressionFormat.GZIP.open(new ByteArrayInputStream(gzip(new byte[] {1})), LIMITS)) {
      assertThat(decoded.read(new byte[1], 1, 0)).isZero();
      assertThat(decoded.readNBytes(1)).containsExactly(1);
    }
  }

  @Test
  void reportsTruncatedData() throws IOException {
    byte[] packed = gzip(new byte[] {1, 2, 3});
    try (InputStream decoded =
        CompressionFormat.GZIP.open(
            new ByteArrayInputStream(Arrays.copyOf(packed, packed.length - 1)), LIMITS)) {
      assertThatThrownBy(decoded::readAllBytes)
          .isInstanceOfSatisfying(
              CompressionException.class,
              e -> assertThat(e.kind()).isEqualTo(CompressionException.Kind.TRUNCATED))
          .hasMessage("the gzip trailer ends too early");
    }
  }

  @Test
  void hasNoDecoderForFormatsThatAreNotSupported() {
    assertThatThrownBy(
            () -> CompressionFormat.LZ4.open(new ByteArrayInputStream(new byte[0]), LIMITS))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void stripsTheSuffixOfTheFormat() {
    assertThat(CompressionFormat.GZIP.strip("neo.tar.gz")).isEqualTo("neo.tar");
    assertThat(CompressionFormat.GZIP.strip(".gz")).isEqualTo(".gz");
    assertThat(CompressionFormat.XZ.strip("neo.gz")).isEqualTo("neo.gz");
  }
}
