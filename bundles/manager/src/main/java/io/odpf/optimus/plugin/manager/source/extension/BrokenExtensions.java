// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records extensions that are present but unusable, with the reasons. Thread-safe. */
public final class BrokenExtensions {
  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  private record Entry(Object extension, List<String> names, String origin, String problem) {}

  /**
   * Records a broken extension.
   *
   * @param names the names under which it may be looked up
   * @param origin the bundle that brings it
   */
  public void add(Object extension, List<String> names, String origin, String problem) {
    entries.add(new Entry(extension, List.copyOf(names), origin, problem));
  }

  /** Removes an extension; returns whether it was recorded. */
  public boolean remove(Object extension) {
    return entries.removeIf(entry -> entry.extension() == extension);
  }

  /** Returns why the extensions with a name are unusable; empty if there are none. */
  public Optional<String> problem(String name) {
    List<String> problems = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.names().contains(name)) {
        problems.add(described(entry));
      }
    }
    return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
  }

  /** Returns the problems of all extensions, each with its bundle. */
  public List<String> all() {
    return entries.stream().map(BrokenExtensions::described).toList();
  }

  private static String described(Entry entry) {
    return "the bundle " + entry.origin() + ": " + entry.problem();
  }

  /** Returns the problems of a bundle's extensions. */
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
