// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.codec;

import io.odpf.optimus.plugin.archive.input.Budget;
import io.odpf.optimus.plugin.archive.input.DecoderMemory;
import io.odpf.optimus.plugin.archive.xz.XzInput;
import io.odpf.optimus.plugin.archive.zstd.ZstdInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The compressions that artifacts come in. */
public enum Codec {
  GZIP(List.of(".gz", ".gzip")),
  XZ(List.of(".xz")),
  ZSTD(List.of(".zst", ".zstd")),
  BZIP2(List.of(".bz2"));

  private final List<String> suffixes;

  Codec(List<String> suffixes) {
    this.suffixes = suffixes;
  }

  /** What a stream that begins with these bytes is compressed with. */
  public static Optional<Codec> of(byte[] head) {
    if (begins(head, 0x1f, 0x8b)) {
      return Optional.of(GZIP);
    }
    if (begins(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
      return Optional.of(XZ);
    }
    boolean skippable = head.length >= 4 && (head[0] & 0xf0) == 0x50;
    if (begins(head, 0x28, 0xb5, 0x2f, 0xfd)
        || skippable && head[1] == 0x2a && head[2] == 0x4d && head[3] == 0x18) {
      return Optional.of(ZSTD);
    }
    if (begins(head, 'B', 'Z', 'h')
        && head.length > 4
        && head[3] >= '1'
        && head[3] <= '9'
        && (head[4] == 0x31 || head[4] == 0x17)) {
      return Optional.of(BZIP2);
    }
    return Optional.empty();
  }

  private static boolean begins(byte[] head, int... magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The decoder of a stream. A decoder's classes are loaded here at the earliest.
   *
   * @param packed stays the caller's to close
   * @param memory for its window, which it has until it is closed
   */
  public InputStream open(InputStream packed, Budget budget, DecoderMemory memory)
      throws IOException {
    return switch (this) {
      case GZIP -> new GzipInput(packed, budget);
      case XZ -> new XzInput(packed, memory);
      case ZSTD -> new ZstdInput(packed, memory);
      case BZIP2 -> new Bzip2Input(packed);
    };
  }

  /** A file's name without this compression's suffix. */
  public String strip(String name) {
    for (String suffix : suffixes) {
      if (name.length() > suffix.length() && name.endsWith(suffix)) {
        return name.substring(0, name.length() - suffix.length());
      }
    }
    return name;
  }
}
