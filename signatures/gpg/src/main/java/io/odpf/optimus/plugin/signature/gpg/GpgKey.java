// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.gpg;

import io.odpf.optimus.plugin.api.signature.VerificationException;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Public keys in ASCII armor (RFC 9580, 6.2): one block, or several in a row. */
final class GpgKey {
  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN PGP PUBLIC KEY BLOCK-----[ \t]*\r?\n"
              + "(?:[A-Za-z]+: [^\n]*\n)*\\s*?\r?\n"
              + "([A-Za-z0-9+/\\s]+=*)\\s+"
              + "(?:=[A-Za-z0-9+/]{4}\\s+)?"
              + "-----END PGP PUBLIC KEY BLOCK-----\\s*");

  private static final String HINT =
      "set it to the output of gpg --armor --export KEY, or name the file with {file: PATH}";

  private GpgKey() {}

  /** Returns the keys without their armor, as a keyring contains them. */
  static byte[] parse(String text) throws VerificationException {
    if (text.contains("PRIVATE KEY BLOCK")) {
      throw VerificationException.key(
          "is a private key, which must stay secret",
          "replace it with the public key: gpg --armor --export KEY",
          null);
    }
    String rest = text.strip() + "\n";
    ByteArrayOutputStream ring = new ByteArrayOutputStream();
    Matcher block = BLOCK.matcher(rest);
    while (block.lookingAt()) {
      ring.writeBytes(decoded(block.group(1)));
      block.region(block.end(), rest.length());
    }
    if (block.regionStart() != rest.length() || ring.size() == 0) {
      throw none(null);
    }
    return ring.toByteArray();
  }

  private static byte[] decoded(String base64) throws VerificationException {
    try {
      return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw none(e);
    }
  }

  private static VerificationException none(@Nullable Throwable cause) {
    return VerificationException.key("is not an ASCII-armored OpenPGP public key", HINT, cause);
  }
}
