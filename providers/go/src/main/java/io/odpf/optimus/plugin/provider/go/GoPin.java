// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of a build's bytes: {@code example.com/tool@v1.2.3 h1:…= go1.26.8}. A module with
 * the same sum results in the same bytes only with the same toolchain.
 *
 * @param module the module's path
 * @param version the module's exact version
 * @param sum the sum of the module's files, as in go.sum
 * @param toolchain Go's name for itself
 */
record GoPin(String module, String version, String sum, String toolchain) {
  private static final Pattern FORM =
      Pattern.compile("([^\\s@]+)@(v[^\\s@]+) (h1:[A-Za-z0-9+/]{43}=) (\\S.*)");

  static final String MOVE_ON =
      "if that is meant, move the lock with: optimus plugin lock --upgrade";

  /** Parses the result of {@link #toString}. */
  static GoPin parse(String text) throws ProviderException {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw ProviderException.invalid(
          "'" + text + "' is no pin of a go module",
          "make the lock again with: optimus plugin lock --upgrade");
    }
    return new GoPin(parts.group(1), parts.group(2), parts.group(3), parts.group(4));
  }

  /**
   * Requires that a module is the pinned one.
   *
   * @throws ProviderException of kind CHANGED
   */
  void requireSame(String nowModule, String nowVersion, String nowSum) throws ProviderException {
    if (!module.equals(nowModule) || !version.equals(nowVersion)) {
      throw ProviderException.changed(
          "the pin is of " + id() + ", but the path now means " + nowModule + "@" + nowVersion,
          MOVE_ON);
    }
    if (!sum.equals(nowSum)) {
      throw ProviderException.changed(
          id() + " changed since it was resolved: its sum is " + nowSum + ", not " + sum, MOVE_ON);
    }
  }

  /**
   * Requires the pinned toolchain, since others build other bytes.
   *
   * @throws ProviderException of kind CHANGED
   */
  void requireToolchain(String now) throws ProviderException {
    if (!toolchain.equals(now)) {
      throw ProviderException.changed(
          id() + " was locked as built by " + toolchain + ", but the go command here is " + now,
          "install "
              + toolchain
              + ", or move the lock to "
              + now
              + " with: optimus plugin lock --upgrade");
    }
  }

  private String id() {
    return module + "@" + version;
  }

  @Override
  public String toString() {
    return module + "@" + version + " " + sum + " " + toolchain;
  }
}
