// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.key;

/**
 * Why a text is not a usable key. The message continues a sentence whose subject is the text: "is
 * not base64". No part of it repeats what the text holds but types, addresses and names of fields.
 */
public final class KeyException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String hint;

  KeyException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  /** What to do. */
  public String hint() {
    return hint;
  }
}
