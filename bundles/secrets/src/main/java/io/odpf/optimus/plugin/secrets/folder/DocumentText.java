// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.folder;

import io.odpf.optimus.plugin.secrets.envelope.Envelope;

/**
 * Writes documents as YAML: one secret is one block of lines, sorted, so that changes of different
 * secrets can be merged.
 */
final class DocumentText {
  private static final String BEGINNING =
      """
      # Encrypted secrets of an Optimus project, written by 'optimus secret'. The key is kept elsewhere,
      # so this file may be committed.
      """;

  private DocumentText() {}

  static String of(SecretsDocument document) {
    StringBuilder text = new StringBuilder(BEGINNING);
    text.append("version: ").append(Envelope.VERSION).append('\n');
    line(text, "project: ", document.project());
    line(text, "key: ", document.keyId());
    text.append(document.entries().isEmpty() ? "secrets: []\n" : "secrets:\n");
    for (SecretEntry entry : document.entries()) {
      line(text, "- name: ", entry.name());
      if (!entry.namespace().isEmpty()) {
        line(text, "  namespace: ", entry.namespace());
      }
      line(text, "  updated: ", entry.updated().toString());
      line(text, "  key: ", entry.envelope().keyId());
      line(text, "  nonce: ", entry.envelope().nonce());
      line(text, "  value: ", entry.envelope().value());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(key).append(QuotedText.of(value)).append('\n');
  }
}
