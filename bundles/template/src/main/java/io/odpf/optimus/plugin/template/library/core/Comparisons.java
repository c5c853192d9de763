// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.core;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.value.Flag;
import io.odpf.optimus.plugin.template.value.Kind;
import io.odpf.optimus.plugin.template.value.Mapping;
import io.odpf.optimus.plugin.template.value.Moment;
import io.odpf.optimus.plugin.template.value.Nil;
import io.odpf.optimus.plugin.template.value.Real;
import io.odpf.optimus.plugin.template.value.Sequence;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.template.value.Whole;
import java.util.List;

/** The comparisons of Go's text/template. */
final class Comparisons {
  private Comparisons() {}

  /** Returns whether the first value equals at least one of the others. */
  static boolean equalsAny(Value first, List<Value> others) throws OperationException {
    if (others.isEmpty()) {
      throw new OperationException("missing argument for comparison");
    }
    for (Value other : others) {
      if (equal(first, other)) {
        return true;
      }
    }
    return false;
  }

  static boolean isLess(Value a, Value b) throws OperationException {
    Kind kind = a.type().kind();
    if (!isBasic(a) || !isBasic(b)) {
      throw new OperationException("invalid type for comparison");
    }
    if (kind != b.type().kind()) {
      return isLessInteger(a, b);
    }
    return switch (kind) {
      case SIGNED -> bits(a) < bits(b);
      case UNSIGNED -> Long.compareUnsigned(bits(a), bits(b)) < 0;
      case FLOAT -> ((Real) a).number() < ((Real) b).number();
      case TEXT -> ((Text) a).bytes().compareTo(((Text) b).bytes()) < 0;
      default -> throw new OperationException("invalid type for comparison");
    };
  }

  static boolean isLessOrEqual(Value a, Value b) throws OperationException {
    return isLess(a, b) || equal(a, b);
  }

  private static boolean isLessInteger(Value a, Value b) throws OperationException {
    if (a.type().kind() == Kind.SIGNED && b.type().kind() == Kind.UNSIGNED) {
      return bits(a) < 0 || Long.compareUnsigned(bits(a), bits(b)) < 0;
    }
    if (a.type().kind() == Kind.UNSIGNED && b.type().kind() == Kind.SIGNED) {
      return bits(b) >= 0 && Long.compareUnsigned(bits(a), bits(b)) < 0;
    }
    throw incompatible(a, b);
  }

  private static boolean equal(Value a, Value b) throws OperationException {
    if (isBasic(a) != isBasic(b) || isBasic(a) && a.type().kind() != b.type().kind()) {
      return equalKindless(a, b);
    }
    if (a instanceof Text x) {
      return x.bytes().equals(((Text) b).bytes());
    }
    if (a instanceof Whole) {
      return bits(a) == bits(b);
    }
    if (a instanceof Real x) {
      return x.number() == ((Real) b).number();
    }
    if (a instanceof Flag x) {
      return x.isTrue() == b.isTrue();
    }
    return equalOther(a, b);
  }

  /** Compares values of different kinds. */
  private static boolean equalKindless(Value a, Value b) throws OperationException {
    if (a instanceof Whole && b instanceof Whole) {
      return bits(a) == bits(b) && bits(a) >= 0;
    }
    if (a instanceof Nil || b instanceof Nil) {
      return false;
    }
    throw incompatible(a, b);
  }

  private static boolean equalOther(Value a, Value b) throws OperationException {
    if (!(a instanceof Nil) && !(b instanceof Nil) && a.type().kind() != b.type().kind()) {
      throw incompatible(a, b);
    }
    if (a.isNil() || b.isNil()) {
      return a.isNil() == b.isNil();
    }
    if (b instanceof Sequence || b instanceof Mapping) {
      throw new OperationException("a value of type " + b.type().text() + " is not comparable");
    }
    if (a instanceof Moment x && b instanceof Moment y) {
      return x.instant().equals(y.instant()) && x.zone().equals(y.zone());
    }
    return a == b;
  }

  private static OperationException incompatible(Value a, Value b) {
    return new OperationException(
        "incompatible types for comparison: " + a.type().text() + " and " + b.type().text());
  }

  private static boolean isBasic(Value value) {
    return value instanceof Text
        || value instanceof Whole
        || value instanceof Real
        || value instanceof Flag;
  }

  private static long bits(Value value) {
    return ((Whole) value).bits();
  }
}
