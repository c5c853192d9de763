// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.core;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.value.GoType;
import io.odpf.optimus.plugin.template.value.Mapping;
import io.odpf.optimus.plugin.template.value.Nil;
import io.odpf.optimus.plugin.template.value.Sequence;
import io.odpf.optimus.plugin.template.value.Taint;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.template.value.Whole;
import java.util.List;

/** The functions {@code index} and {@code len}. */
final class Elements {
  private Elements() {}

  /**
   * Returns the element at a sequence of indexes: an element of the container, an element of that
   * one, and so on.
   */
  static Value index(Value container, List<Value> indexes) throws OperationException {
    if (container instanceof Nil) {
      throw new OperationException("index of untyped nil");
    }
    Value item = container;
    for (Value index : indexes) {
      Taint taint = item.taint().and(index.taint());
      item = element(item, index).tainted(taint);
    }
    return item;
  }

  private static Value element(Value item, Value index) throws OperationException {
    if (item instanceof Text text) {
      int at = position(index, text.bytes().length());
      return new Whole(text.bytes().charAt(at), GoType.UINT8);
    }
    if (item instanceof Sequence list) {
      return list.elements().get(position(index, list.size()));
    }
    if (item instanceof Mapping map) {
      if (!(index instanceof Text key)) {
        throw new OperationException(
            "the key of a map is a string, not of type " + index.type().text());
      }
      Value value = map.get(key.bytes());
      return value == null ? map.zero() : value;
    }
    throw new OperationException(
        item instanceof Nil
            ? "index of nil pointer"
            : "can't index item of type " + item.type().text());
  }

  private static int position(Value index, int size) throws OperationException {
    if (!(index instanceof Whole whole)) {
      throw new OperationException("cannot index slice/array with type " + index.type().text());
    }
    if (whole.bits() < 0 || whole.bits() >= size) {
      throw new OperationException("index out of range: " + whole.bits());
    }
    return (int) whole.bits();
  }

  static int length(Value value) throws OperationException {
    if (value instanceof Text text) {
      return text.bytes().length();
    }
    if (value instanceof Sequence list) {
      return list.size();
    }
    if (value instanceof Mapping map) {
      return map.size();
    }
    throw new OperationException("len of type " + value.type().text());
  }
}
