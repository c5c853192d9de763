// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.key;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keys as text: base64, in a variable separated by white space, in a file one a line beside
 * comments. Messages never contain what is not a key, since it may be one with a typing error.
 */
final class KeyText {
  private static final String FORM =
      "a key is 32 random bytes as base64, 44 characters; openssl rand -base64 32 makes one";

  private static final String BEGINNING =
      """
      # Keys of the secrets of Optimus projects. Whoever has them can read the secrets: keep this file
      # private, and keep a copy. The first key is the current one; older ones read older files.
      """;

  private KeyText() {}

  static KeyRing ofVariable(String value) throws SecretException {
    List<EncryptionKey> keys = new ArrayList<>();
    for (String word : value.strip().split("\\s+")) {
      Optional<EncryptionKey> key = EncryptionKey.parse(word);
      if (key.isEmpty()) {
        throw SecretException.of(
            SecretProblem.BAD_KEY,
            value.isBlank()
                ? "$" + KeySource.VARIABLE + " is set but empty"
                : "word " + (keys.size() + 1) + " of $" + KeySource.VARIABLE + " is not a key",
            FORM);
      }
      keys.add(key.get());
    }
    return new KeyRing(keys);
  }

  static KeyRing ofFile(Path file, String text) throws SecretException {
    List<EncryptionKey> keys = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (isKey(lines.get(i))) {
        Optional<EncryptionKey> key = EncryptionKey.parse(lines.get(i).strip());
        if (key.isEmpty()) {
          throw refuse(file, i + 1, "line " + (i + 1) + " is not a key");
        }
        keys.add(key.get());
      }
    }
    if (keys.isEmpty()) {
      throw refuse(file, 1, "the key file has no key");
    }
    return new KeyRing(keys);
  }

  /** Returns a file's text with a key in front of the others; comments stay. */
  static String with(String text, EncryptionKey key) {
    StringBuilder result = new StringBuilder(text.isEmpty() ? BEGINNING : "");
    boolean added = false;
    for (String line : text.lines().toList()) {
      if (!added && isKey(line)) {
        result.append(key.text()).append('\n');
        added = true;
      }
      result.append(line).append('\n');
    }
    return added ? result.toString() : result.append(key.text()).append('\n').toString();
  }

  private static boolean isKey(String line) {
    return !line.isBlank() && !line.stripLeading().startsWith("#");
  }

  private static SecretException refuse(Path file, int line, String message) {
    return new SecretException(
        List.of(
            Problem.at(
                new Position(file.toString(), line, 1), SecretProblem.BAD_KEY, message, FORM)),
        null);
  }
}
