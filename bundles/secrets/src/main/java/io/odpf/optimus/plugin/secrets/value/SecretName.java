// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.value;

import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules for the names of new secrets. Secrets of other programs may have other names. */
public final class SecretName {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  /** The beginning of the names of secrets that Optimus itself uses. */
  private static final String RESERVED = "_OPTIMUS_";

  private SecretName() {}

  /**
   * Checks the name of a new secret. Messages do not repeat the name: a user may have written the
   * value in its place.
   *
   * @throws SecretException if the name is not allowed
   */
  public static void require(String name) throws SecretException {
    if (name.isEmpty()) {
      throw SecretException.of(
          SecretProblem.NAME, "secret name is required", "write it behind the command");
    }
    if (key(name).startsWith(key(RESERVED))) {
      throw SecretException.of(
          SecretProblem.NAME,
          "secret name cannot be started with " + RESERVED,
          "these names belong to Optimus itself; choose another");
    }
    if (!ALLOWED.matcher(name).matches()) {
      throw SecretException.of(
          SecretProblem.NAME,
          "the secret's name has " + fault(name),
          "write 1 to 128 letters, digits and '_', without a digit at the beginning");
    }
  }

  /** Returns the form in which the names of a project differ. */
  public static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String fault(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return "a character that is not allowed at position " + (i + 1);
      }
    }
    return name.length() + " characters";
  }
}
