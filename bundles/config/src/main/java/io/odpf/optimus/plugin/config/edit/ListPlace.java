// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.edit;

import java.util.List;
import java.util.Objects;

/**
 * Where a list of entries is in a document, and how it is written.
 *
 * @param path the keys that lead to the list from the root; at least one
 * @param name the key of an entry's name
 * @param sibling the key of another list beside it, whose indentation a new list follows
 * @param step the indentation of dashes, relative to the key, if there is no such list
 */
public record ListPlace(List<String> path, String name, String sibling, int step) {
  public ListPlace {
    path = List.copyOf(path);
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(sibling, "sibling");
  }

  /** Returns the key of the list. */
  String key() {
    return path.get(path.size() - 1);
  }
}
