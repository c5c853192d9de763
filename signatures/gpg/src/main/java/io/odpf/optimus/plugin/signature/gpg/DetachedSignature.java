// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.gpg;

import io.odpf.optimus.plugin.api.signature.VerificationException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The packets of a detached OpenPGP signature (RFC 9580, 4.2 and 10.4). Other packets are rejected:
 * gpgv unpacks compressed data without a limit, so that 500 bytes could keep it busy for minutes.
 */
final class DetachedSignature {
  /** Publishers sign with one key, or with two while they change it. */
  private static final int MAX_SIGNATURES = 16;

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
   * Returns a signature without its ASCII armor.
   *
   * @throws VerificationException if it contains anything but signatures, or more than 16 of them
   */
  static byte[] parse(byte[] file) throws VerificationException {
    byte[] packets =
        file.length > 0 && file[0] < 0
            ? file
            : unarmored(new String(file, StandardCharsets.ISO_8859_1))
                .orElseThrow(DetachedSignature::none);
    new DetachedSignature(packets).check();
    return packets;
  }

  /** Decodes ASCII armor (RFC 9580, 6.2), which may be surrounded by other lines. */
  private static Optional<byte[]> unarmored(String text) {
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
        // An empty line ends the headers.
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
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void check() throws VerificationException {
    int count = 0;
    while (at < packets.length) {
      int header = next();
      boolean old = (header & 0x40) == 0;
      int tag = old ? header >> 2 & 0xf : header & 0x3f;
      if ((header & 0x80) == 0 || tag != SIGNATURE || ++count > MAX_SIGNATURES) {
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

  /** Reads a length of the old packet format, whose header gives the size of the length. */
  private long oldLength(int type) throws VerificationException {
    return switch (type) {
      case 0 -> number(1);
      case 1 -> number(2);
      case 2 -> number(4);
      // Indeterminate length.
      default -> throw none();
    };
  }

  private long newLength() throws VerificationException {
    int first = next();
    if (first < 192) {
      return first;
    }
    if (first < 224) {
      return ((long) first - 192 << 8) + next() + 192;
    }
    if (first < 255) {
      // Partial lengths are not allowed for signatures.
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

  /** Creates the exception for anything that is not a detached signature. */
  static VerificationException none() {
    return VerificationException.signature(
        "is not a detached OpenPGP signature",
        "check its path: it must be the file that gpg --detach-sign wrote");
  }

  private int next() throws VerificationException {
    if (at == packets.length) {
      throw none();
    }
    return packets[at++] & 0xff;
  }
}
