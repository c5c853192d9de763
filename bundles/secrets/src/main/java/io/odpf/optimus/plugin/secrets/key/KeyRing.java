// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.key;

import java.util.List;
import java.util.Optional;

/**
 * Keys in an order: the first one is the current one, and the others decrypt what was encrypted
 * earlier.
 *
 * @param keys at least one
 */
public record KeyRing(List<EncryptionKey> keys) {
  public KeyRing {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a key ring has at least one key");
    }
  }

  /** Returns the key for new files. */
  public EncryptionKey current() {
    return keys.get(0);
  }

  /** Returns the key with an id, if it is here. */
  public Optional<EncryptionKey> find(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /** Returns the ids in order. */
  public List<String> ids() {
    return keys.stream().map(EncryptionKey::id).toList();
  }
}
