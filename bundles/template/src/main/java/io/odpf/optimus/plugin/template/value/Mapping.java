// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A map with string keys. Like a map in Go, it is a reference: several values may share the
 * entries, and all of them see a change. Not thread-safe.
 */
public final class Mapping implements Value {
  private final GoType type;
  private final Entries entries;
  private final boolean nil;
  private final Taint taint;

  private Mapping(GoType type, Entries entries, boolean nil, Taint taint) {
    this.type = type;
    this.entries = entries;
    this.nil = nil;
    this.taint = taint;
  }

  /** Creates an empty map. */
  public static Mapping of(GoType type) {
    return new Mapping(type, new Entries(false), false, Taint.NONE);
  }

  /** Creates an empty map in which a key that is absent stands for one of another case. */
  public static Mapping ignoringCase(GoType type) {
    return new Mapping(type, new Entries(true), false, Taint.NONE);
  }

  /** Creates a nil map, which is empty. Callers must not put entries into it. */
  public static Mapping nil(GoType type) {
    return new Mapping(type, new Entries(false), true, Taint.NONE);
  }

  /** Returns the value of a key, or null if the key is absent. */
  public @Nullable Value get(String key) {
    Value value = entries.values.get(key);
    return value == null && entries.ignoresCase ? ignoringCase(key) : value;
  }

  private @Nullable Value ignoringCase(String key) {
    for (Map.Entry<String, Value> entry : entries.values.entrySet()) {
      if (entry.getKey().equalsIgnoreCase(key)) {
        return entry.getValue();
      }
    }
    return null;
  }

  /** Sets the value of a key. */
  public void put(String key, Value value) {
    entries.values.put(key, value);
  }

  public void remove(String key) {
    entries.values.remove(key);
  }

  /** Records that the keys of this map depend on secrets. */
  public void taintKeys(Taint more) {
    entries.taint = entries.taint.and(more);
  }

  /** Returns an unmodifiable view of the entries, in the order of their keys. */
  public SortedMap<String, Value> entries() {
    return Collections.unmodifiableSortedMap(entries.values);
  }

  public int size() {
    return entries.values.size();
  }

  /** Returns whether two values share their entries. */
  public boolean isSame(Mapping other) {
    return entries == other.entries;
  }

  /** Adds the identity of the shared entries to a set; returns false if it was already there. */
  boolean addTo(Set<Object> seen) {
    return seen.add(entries);
  }

  /** Returns the zero value of the element type, which Go returns for an absent key. */
  public Value zero() {
    return type == GoType.STRING_MAP ? Text.EMPTY : Nil.VALUE;
  }

  @Override
  public Taint taint() {
    return taint.and(entries.taint);
  }

  @Override
  public GoType type() {
    return type;
  }

  @Override
  public Value tainted(Taint more) {
    return more.isNone() ? this : new Mapping(type, entries, nil, taint.and(more));
  }

  @Override
  public boolean isTrue() {
    return !entries.values.isEmpty();
  }

  @Override
  public boolean isNil() {
    return nil;
  }

  /** The state that several values share. */
  private static final class Entries {
    private final SortedMap<String, Value> values = new TreeMap<>();
    private final boolean ignoresCase;
    private Taint taint = Taint.NONE;

    Entries(boolean ignoresCase) {
      this.ignoresCase = ignoresCase;
    }
  }
}
