// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container;

import io.odpf.optimus.plugin.archive.ArchiveProblem;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes names as archives store them. */
public final class NameBytes {
  private NameBytes() {}

  /** Returns the text of these bytes if they are UTF-8 without a NUL; else empty. */
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
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Returns the text of these bytes as UTF-8, or as Latin-1 if they are not UTF-8. */
  public static String text(byte[] bytes, int offset, int length) throws ArchiveFault {
    Optional<String> utf8 = utf8(bytes, offset, length);
    if (utf8.isPresent()) {
      return utf8.get();
    }
    String latin1 = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    if (latin1.indexOf('\0') >= 0) {
      throw new ArchiveFault(
          ArchiveProblem.UNSAFE_ENTRY,
          "has an entry whose name holds a NUL: " + TerminalText.excerpt(latin1),
          "pack the artifact again with plain relative names");
    }
    return latin1;
  }
}
