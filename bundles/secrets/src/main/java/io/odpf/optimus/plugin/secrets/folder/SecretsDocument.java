// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.folder;

import io.odpf.optimus.plugin.secrets.value.SecretName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The content of a file of secrets.
 *
 * @param project the project's name
 * @param keyId the id of the key for new values; older ones may have others
 * @param entries the secrets, sorted by name; names differ in more than case
 */
record SecretsDocument(String project, String keyId, List<SecretEntry> entries) {
  SecretsDocument {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(keyId, "keyId");
    List<SecretEntry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparing(entry -> SecretName.key(entry.name())));
    entries = List.copyOf(sorted);
  }

  /** Returns the secret with a name, which may differ from the given one in case. */
  Optional<SecretEntry> find(String name) {
    String key = SecretName.key(name);
    return entries.stream().filter(entry -> SecretName.key(entry.name()).equals(key)).findFirst();
  }

  /** Returns this document with an entry, in the place of one of the same name. */
  SecretsDocument with(String newKeyId, SecretEntry entry) {
    List<SecretEntry> changed = new ArrayList<>(without(entry).entries);
    changed.add(entry);
    return new SecretsDocument(project, newKeyId, changed);
  }

  /** Returns this document without the entry of a name. */
  SecretsDocument without(SecretEntry entry) {
    List<SecretEntry> changed = new ArrayList<>(entries);
    changed.removeIf(each -> SecretName.key(each.name()).equals(SecretName.key(entry.name())));
    return new SecretsDocument(project, keyId, changed);
  }
}
