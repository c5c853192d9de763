// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A map from strings. Several values may share its entries: a change through one is seen by all, as
 * in Go. Not thread-safe.
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
    return new Mapping(type, new Entries(), false, Taint.NONE);
  }

  /** Creates a map that is nil: it is empty, and nothing can be put in. */
  public static Mapping nil(GoType type) {
    return new Mapping(type, new Entries(), true, Taint.NONE);
  }

  /** Returns the value of a key, or null if there is none. */
  public @Nullable Value get(String key) {
    return entries.values.get(key);
  }

  /** Puts a value in. */
  public void put(String key, Value value) {
    entries.values.put(key, value);
  }

  public void remove(String key) {
    entries.values.remove(key);
  }

  /** Records that a secret decided on a key of this map. */
  public void taintKeys(Taint more) {
    entries.taint = entries.taint.and(more);
  }

  /** Returns the entries in the order of their keys; they follow changes, and allow none. */
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

  /** Adds what identifies the entries to a set; returns whether it was not there. */
  boolean addTo(Set<Object> seen) {
    return seen.add(entries);
  }

  /** Returns what Go has for a key that is not there, when it does not ask for presence. */
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

  /** What values share. */
  private static final class Entries {
    private final SortedMap<String, Value> values = new TreeMap<>();
    private Taint taint = Taint.NONE;
  }
}
