// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.gpg;

import io.odpf.optimus.plugin.api.signature.VerificationException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The packets of a detached OpenPGP signature (RFC 9580, 4.2 and 10.4). Everything else that gpgv
 * reads is refused: it unpacks packets of compressed data without a limit, so that 500 bytes keep
 * it busy for minutes.
 */
final class DetachedSignature {
  /** Publishers sign with one key, or two while they change it. */
  private static final int MOST = 16;

  private static final int SIGNATURE = 2;
  private static final String SIGNED_TEXT = "-----BEGIN PGP SIGNED MESSAGE-----";
  private static final String BEGIN = "-----BEGIN PGP SIGNATURE-----";
  private static final String END = "-----END PGP SIGNATURE-----";

  private final byte[] packets;
  private int at;

  private DetachedSignature(byte[] packets) {
    this.packets = packets;
  }

  /**
   * The signature without its ASCII armour.
   *
   * @throws VerificationException if it holds anything but signatures, or more than 16 of them
   */
  static byte[] parse(byte[] file) throws VerificationException {
    byte[] packets =
        file.length > 0 && file[0] < 0
            ? file
            : unarmoured(new String(file, StandardCharsets.ISO_8859_1))
                .orElseThrow(DetachedSignature::none);
    new DetachedSignature(packets).check();
    return packets;
  }

  /** The content of an armour (RFC 9580, 6.2), which may stand between other lines. */
  private static Optional<byte[]> unarmoured(String text) {
    ByteArrayOutputStream packets = new ByteArrayOutputStream();
    StringBuilder base64 = new StringBuilder();
    boolean inside = false;
    boolean content = false;
    for (String full : text.split("\n")) {
      String line = full.strip();
      if (line.equals(SIGNED_TEXT)) {
        return Optional.empty();
      } else if (!inside) {
        inside = line.equals(BEGIN);
        content = false;
        base64.setLength(0);
      } else if (line.equals(END)) {
        inside = false;
        Optional<byte[]> decoded = decoded(base64.toString());
        if (decoded.isEmpty()) {
          return Optional.empty();
        }
        packets.writeBytes(decoded.get());
      } else if (!content) {
        // The headers end at an empty line.
        content = line.isEmpty();
      } else if (!line.startsWith("=")) {
        base64.append(line);
      }
    }
    return inside || packets.size() == 0 ? Optional.empty() : Optional.of(packets.toByteArray());
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private void check() throws VerificationException {
    int count = 0;
    while (at < packets.length) {
      int header = next();
      boolean old = (header & 0x40) == 0;
      int tag = old ? header >> 2 & 0xf : header & 0x3f;
      if ((header & 0x80) == 0 || tag != SIGNATURE || ++count > MOST) {
        throw none();
      }
      long length = old ? oldLength(header & 3) : newLength();
      if (length > packets.length - at) {
        throw none();
      }
      at += (int) length;
    }
    if (count == 0) {
      throw none();
    }
  }

  /** In the older form of packets, the header says how long the length is. */
  private long oldLength(int type) throws VerificationException {
    return switch (type) {
      case 0 -> number(1);
      case 1 -> number(2);
      case 2 -> number(4);
      // Up to the end, wherever that is.
      default -> throw none();
    };
  }

  private long newLength() throws VerificationException {
    int first = next();
    if (first < 192) {
      return first;
    }
    if (first < 224) {
      return (first - 192 << 8) + next() + 192;
    }
    if (first < 255) {
      // A part; signatures come as a whole.
      throw none();
    }
    return number(4);
  }

  private long number(int bytes) throws VerificationException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number = number << 8 | next();
    }
    return number;
  }

  /** The refusal of anything that is not a detached signature. */
  static VerificationException none() {
    return VerificationException.signature(
        "is no OpenPGP signature of a file",
        "check its path: it must be what gpg --detach-sign wrote");
  }

  private int next() throws VerificationException {
    if (at == packets.length) {
      throw none();
    }
    return packets[at++] & 0xff;
  }
}
