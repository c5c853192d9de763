// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Extensions that are present and of no use, and why. Thread-safe. */
public final class BrokenExtensions {
  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  private record Entry(Object extension, List<String> names, String origin, String problem) {}

  /**
   * Notes one.
   *
   * @param names under which somebody may look for it
   * @param origin the bundle that brings it
   */
  public void add(Object extension, List<String> names, String origin, String problem) {
    entries.add(new Entry(extension, List.copyOf(names), origin, problem));
  }

  /** Forgets one; answers whether it was known. */
  public boolean remove(Object extension) {
    return entries.removeIf(entry -> entry.extension() == extension);
  }

  /** Why what may have been meant to be the extension of a name is of no use, if there is such. */
  public Optional<String> problem(String name) {
    List<String> problems = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.names().contains(name)) {
        problems.add("the bundle " + entry.origin() + ": " + entry.problem());
      }
    }
    return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
  }

  /** The problems of what one bundle brings. */
  public List<String> of(String origin) {
    List<String> problems = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.origin().equals(origin)) {
        problems.add(entry.problem());
      }
    }
    return problems;
  }
}
