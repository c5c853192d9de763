// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.entry;

import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.Printable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Names as archives store them. */
public final class NameBytes {
  private NameBytes() {}

  /** The text of these bytes if they are UTF-8 without a NUL. */
  public static Optional<String> utf8(byte[] bytes, int offset, int length) {
    boolean ascii = true;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == 0) {
        return Optional.empty();
      }
      ascii &= bytes[i] > 0;
    }
    if (ascii) {
      return Optional.of(new String(bytes, offset, length, StandardCharsets.US_ASCII));
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, offset, length))
              .toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  /** How bytes that are no name are refused. */
  public static ArchiveFault invalid(byte[] bytes, int offset, int length) {
    return new ArchiveFault(
        "unsafe-entry",
        "has an entry whose name is not UTF-8 or holds a NUL: "
            + Printable.text(new String(bytes, offset, length, StandardCharsets.ISO_8859_1)),
        "pack the artifact again with names in UTF-8");
  }
}
