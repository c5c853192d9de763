// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.minisign;

import io.odpf.optimus.plugin.api.signature.VerificationException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A signature file, of four lines: an untrusted comment, the signature of the file, a trusted
 * comment, and the signature of signature and trusted comment together
 * (https://jedisct1.github.io/minisign/, "Signature format").
 */
final class MinisignSignature {
  static final String UNTRUSTED = "untrusted comment:";
  private static final String TRUSTED = "trusted comment: ";
  private static final int LINES = 4;
  private static final int ALGORITHM = 2;
  private static final int ED25519 = 64;

  private final boolean prehashed;
  private final KeyId keyId;
  private final byte[] ofFile;
  private final byte[] trustedComment;
  private final byte[] ofComment;

  private MinisignSignature(byte[] first, byte[] trustedComment, byte[] ofComment) {
    this.prehashed = first[1] == 'D';
    this.keyId = KeyId.in(first, ALGORITHM);
    this.ofFile = Arrays.copyOfRange(first, ALGORITHM + KeyId.LENGTH, first.length);
    this.trustedComment = trustedComment;
    this.ofComment = ofComment;
  }

  static MinisignSignature parse(byte[] content) throws VerificationException {
    // Bytes are kept: the trusted comment is signed in the encoding in which it was written.
    String[] lines = new String(content, StandardCharsets.ISO_8859_1).split("\r?\n");
    if (lines.length != LINES || !lines[0].startsWith(UNTRUSTED) || !lines[2].startsWith(TRUSTED)) {
      throw none("does not have the four lines of a minisign signature");
    }
    byte[] first = decoded(lines[1]);
    boolean known = first.length > 1 && first[0] == 'E' && (first[1] == 'D' || first[1] == 'd');
    if (!known || first.length != ALGORITHM + KeyId.LENGTH + ED25519) {
      throw none("does not contain a minisign signature");
    }
    byte[] last = decoded(lines[3]);
    if (last.length != ED25519) {
      throw none("does not sign its trusted comment");
    }
    String comment = lines[2].substring(TRUSTED.length());
    return new MinisignSignature(first, comment.getBytes(StandardCharsets.ISO_8859_1), last);
  }

  private static byte[] decoded(String line) {
    try {
      return Base64.getDecoder().decode(line);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static VerificationException none(String message) {
    return VerificationException.signature(
        message, "check its path: it must be the .minisig file that minisign -S wrote");
  }

  /** Tells whether the file's BLAKE2b digest is signed instead of the file itself. */
  boolean prehashed() {
    return prehashed;
  }

  KeyId keyId() {
    return keyId;
  }

  byte[] ofFile() {
    return ofFile.clone();
  }

  byte[] ofComment() {
    return ofComment.clone();
  }

  /** Returns the trusted comment as UTF-8; malformed input is replaced. */
  String comment() {
    return new String(trustedComment, StandardCharsets.UTF_8);
  }

  /** Returns the bytes that the last line signs. */
  byte[] commented() {
    byte[] both = Arrays.copyOf(ofFile, ofFile.length + trustedComment.length);
    System.arraycopy(trustedComment, 0, both, ofFile.length, trustedComment.length);
    return both;
  }
}
