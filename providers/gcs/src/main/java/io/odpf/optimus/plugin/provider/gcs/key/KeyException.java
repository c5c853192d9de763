// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.key;

/**
 * Thrown for a text that is not a usable key. The message continues a sentence about the text: "is
 * not base64". It quotes only types, addresses and field names from the text.
 */
public final class KeyException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String hint;

  KeyException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  /** Returns what to do. */
  public String hint() {
    return hint;
  }
}
