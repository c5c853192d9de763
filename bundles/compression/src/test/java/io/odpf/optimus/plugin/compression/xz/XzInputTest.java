// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.xz;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.compression.stream.CompressionException;
import io.odpf.optimus.plugin.compression.stream.DecoderMemory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.ARM64Options;
import org.tukaani.xz.ARMOptions;
import org.tukaani.xz.ARMThumbOptions;
import org.tukaani.xz.DeltaOptions;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.IA64Options;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.PowerPCOptions;
import org.tukaani.xz.RISCVOptions;
import org.tukaani.xz.SPARCOptions;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.X86Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/** Decodes the output of the format makers' own library, with all of its options. */
class XzInputTest {
  private static final int MEBIBYTE = 1 << 20;

  private static byte[] packed(byte[] content, int check, FilterOptions... filters)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XZOutputStream out = new XZOutputStream(bytes, filters, check)) {
      out.write(content, 0, content.length / 3);
      out.endBlock();
      out.write(content, content.length / 3, content.length - content.length / 3);
    }
    return bytes.toByteArray();
  }

  private static byte[] unpacked(byte[] packed, int pieces) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DecoderMemory memory = new DecoderMemory(64L * MEBIBYTE, 64L * MEBIBYTE);
    try (InputStream in = new XzInput(new ByteArrayInputStream(packed), memory)) {
      byte[] buffer = new byte[pieces];
      for (int n = in.read(buffer, 0, pieces); n >= 0; n = in.read(buffer, 0, pieces)) {
        out.write(buffer, 0, n);
      }
    }
    return out.toByteArray();
  }

  /** Bytes among which the opcodes of branches are frequent, for all processors. */
  private static byte[] branches(int size) {
    int[] opcodes = {
      0xe8, 0xe9, 0xeb, 0x48, 0x94, 0x90, 0xf0, 0xf8, 0x40, 0x7f, 0xef, 0x17, 0, 0xff, 0x11, 0x05
    };
    Random random = new Random(size);
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] =
          (byte) (random.nextInt(3) > 0 ? opcodes[random.nextInt(opcodes.length)] : i * 37 >>> 4);
    }
    return bytes;
  }

  private static byte[] repeating(int size) {
    Random random = new Random(size);
    byte[] bytes = new byte[size];
    for (int at = 0; at < size; ) {
      int length = Math.min(size - at, 1 + random.nextInt(700));
      int back = 1 + random.nextInt(at + 1);
      for (int i = at; i < at + length; i++) {
        bytes[i] =
            (byte) (random.nextInt(40) == 0 || i < back ? random.nextInt() : bytes[i - back]);
      }
      at += length;
    }
    return bytes;
  }

  static Stream<FilterOptions> filters() throws UnsupportedOptionsException {
    X86Options x86 = new X86Options();
    x86.setStartOffset(0x12345);
    RISCVOptions riscV = new RISCVOptions();
    riscV.setStartOffset(0x7ffffffe);
    ARM64Options arm64 = new ARM64Options();
    arm64.setStartOffset(-4096);
    return Stream.of(
        new X86Options(),
        x86,
        new PowerPCOptions(),
        new IA64Options(),
        new ARMOptions(),
        new ARMThumbOptions(),
        new SPARCOptions(),
        new ARM64Options(),
        arm64,
        new RISCVOptions(),
        riscV,
        new DeltaOptions(1),
        new DeltaOptions(3),
        new DeltaOptions(256));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void decodesTheFiltersOfEveryProcessor(FilterOptions filter) throws IOException {
    byte[] content = branches(200_003);
    byte[] packed = packed(content, XZ.CHECK_CRC64, filter, new LZMA2Options(0));

    assertThat(unpacked(packed, 8192)).isEqualTo(content);
    assertThat(unpacked(packed, 1001)).isEqualTo(content);
  }

  @Test
  void appliesFiltersInOrder() throws IOException {
    byte[] content = branches(100_001);
    byte[] packed =
        packed(
            content,
            XZ.CHECK_SHA256,
            new X86Options(),
            new DeltaOptions(4),
            new ARMOptions(),
            new LZMA2Options(1));

    assertThat(unpacked(packed, 4096)).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(ints = {4096, 65_536, 300_000, 5 * MEBIBYTE})
  void decodesMatchesAcrossTheEndOfTheWindow(int window) throws IOException {
    byte[] content = repeating(window < MEBIBYTE ? 1_000_000 : 12 * MEBIBYTE);
    LZMA2Options options = new LZMA2Options(2);
    options.setDictSize(window);

    assertThat(unpacked(packed(content, XZ.CHECK_CRC32, options), 65_536)).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3 0 2", "0 4 0", "4 0 4", "0 0 0", "2 2 1"})
  void decodesContextsOfEveryKind(String bits) throws IOException {
    byte[] content = repeating(300_000);
    String[] each = bits.split(" ");
    LZMA2Options options = new LZMA2Options(4);
    options.setLcLp(Integer.parseInt(each[0]), Integer.parseInt(each[1]));
    options.setPb(Integer.parseInt(each[2]));

    assertThat(unpacked(packed(content, XZ.CHECK_NONE, options), 10_000)).isEqualTo(content);
  }

  @Test
  void refusesEveryFlippedBitOrDecodesItUnchanged() throws IOException {
    byte[] content = repeating(300);
    byte[] packed = packed(content, XZ.CHECK_CRC64, new X86Options(), new LZMA2Options(6));
    int accepted = 0;
    for (int bit = 0; bit < packed.length * 8; bit++) {
      byte[] damaged = packed.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        // The properties of LZMA have bits that a few bytes of content do not depend on.
        assertThat(unpacked(damaged, 512)).as("bit " + bit).isEqualTo(content);
        accepted++;
      } catch (CompressionException | IndexOutOfBoundsException failure) {
        assertThat(failure).hasMessageNotContaining("null");
      }
    }
    assertThat(accepted).isLessThan(10);
  }
}
