// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.archive.entry.EntryLink;
import java.util.HashMap;
import java.util.Map;

/** An archive's links, so many of them as are needed to follow one that leads to another. */
final class Links {
  private static final int MAX_LINKS = 1024;
  private static final int MAX_STEPS = 16;

  private final Map<String, String> targets = new HashMap<>();

  void add(EntryLink link) {
    if (targets.size() < MAX_LINKS) {
      targets.put(link.name(), link.target());
    }
  }

  /** The path in the archive that a link leads to in the end. */
  String follow(EntryLink link) {
    String target = link.target();
    for (int i = 0; i < MAX_STEPS && targets.containsKey(target); i++) {
      target = targets.get(target);
    }
    return target;
  }
}
