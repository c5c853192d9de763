// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A list of fixed length. Like a slice in Go, it is a reference: sorting a list of strings changes
 * the order of the elements for all values that share them.
 *
 * @param elements the elements, in a list that must not be modified except for sorting
 * @param isNil whether it is a nil slice, which prints like an empty one
 */
public record Sequence(GoType type, List<Value> elements, boolean isNil, Taint taint)
    implements Value {
  /** Creates a list with elements of any type. */
  public static Sequence of(Collection<? extends Value> elements) {
    return of(GoType.LIST, elements);
  }

  public static Sequence of(GoType type, Collection<? extends Value> elements) {
    return new Sequence(type, Arrays.asList(elements.toArray(Value[]::new)), false, Taint.NONE);
  }

  /** Creates a list of strings. */
  public static Sequence ofTexts(Collection<String> texts) {
    return of(GoType.STRINGS, texts.stream().map(Text::new).toList());
  }

  /** Creates a nil list. */
  public static Sequence nil(GoType type) {
    return new Sequence(type, Arrays.asList(), true, Taint.NONE);
  }

  public int size() {
    return elements.size();
  }

  @Override
  public Value tainted(Taint more) {
    return more.isNone() ? this : new Sequence(type, elements, isNil, taint.and(more));
  }

  @Override
  public boolean isTrue() {
    return !elements.isEmpty();
  }
}
