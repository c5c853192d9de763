// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.folder;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.secrets.envelope.SecretCipher;
import io.odpf.optimus.plugin.secrets.envelope.SecretContext;
import io.odpf.optimus.plugin.secrets.key.EncryptionKey;
import io.odpf.optimus.plugin.secrets.key.KeyRing;
import io.odpf.optimus.plugin.secrets.key.KeySource;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Encrypts and decrypts the entries of a project's file with the keys at hand. */
final class EntryCipher {
  private final String project;
  private final KeySource source;
  private final KeyRing ring;
  private final SecretCipher cipher = new SecretCipher();

  EntryCipher(String project, KeySource source, KeyRing ring) {
    this.project = project;
    this.source = source;
    this.ring = ring;
  }

  KeyRing ring() {
    return ring;
  }

  /** Returns an entry with its value encrypted with a key. */
  SecretEntry seal(EncryptionKey key, SecretEntry entry, Secret value) {
    return new SecretEntry(
        entry.name(), entry.namespace(), entry.updated(), cipher.seal(key, context(entry), value));
  }

  /**
   * Decrypts an entry.
   *
   * @throws SecretException if its key is not at hand, or it was not encrypted as this entry
   */
  Secret open(SecretEntry entry) throws SecretException {
    EncryptionKey key = key(entry.envelope().keyId(), TerminalText.quote(entry.name()));
    Optional<Secret> value = cipher.open(key, context(entry), entry.envelope());
    if (value.isEmpty()) {
      throw SecretException.of(
          SecretProblem.NOT_AUTHENTIC,
          "secret "
              + TerminalText.quote(entry.name())
              + " does not decrypt as this name's: its entry was changed, or copied from another"
              + " name, namespace or project",
          "restore the entry from version control, or set the secret again");
    }
    return value.get();
  }

  /**
   * Decrypts entries.
   *
   * @throws SecretException with all that fail
   */
  Map<String, Secret> open(List<SecretEntry> entries) throws SecretException {
    Map<String, Secret> values = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (SecretEntry entry : entries) {
      try {
        values.put(entry.name(), open(entry));
      } catch (SecretException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new SecretException(problems, null);
    }
    return values;
  }

  /** Returns the digest of an entry's value under a file's key, so that equal values show. */
  String digest(SecretEntry entry, String keyId) throws SecretException {
    Secret value = open(entry);
    return ring.find(keyId).orElse(ring.current()).digest(value);
  }

  /**
   * Returns the key with an id.
   *
   * @param subject what was encrypted with it, for the message
   */
  EncryptionKey key(String id, String subject) throws SecretException {
    Optional<EncryptionKey> key = ring.find(id);
    if (key.isEmpty()) {
      throw SecretException.of(
          SecretProblem.UNKNOWN_KEY,
          subject
              + " is encrypted with key "
              + id
              + ", which is not in "
              + source.description()
              + " (it has "
              + String.join(", ", ring.ids())
              + ")",
          "add that key behind the present ones; whoever set or rotated the secrets has it");
    }
    return key.get();
  }

  private SecretContext context(SecretEntry entry) {
    return new SecretContext(project, entry.namespace(), entry.name());
  }
}
