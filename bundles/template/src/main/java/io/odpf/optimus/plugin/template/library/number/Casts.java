// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.number;

import io.odpf.optimus.plugin.template.text.Numerals;
import io.odpf.optimus.plugin.template.value.Flag;
import io.odpf.optimus.plugin.template.value.Real;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.template.value.Whole;
import java.math.BigDecimal;

/** Converts any value to a number. A value that is not a number, or a text of one, becomes 0. */
public final class Casts {
  private Casts() {}

  public static long toLong(Value value) {
    if (value instanceof Whole whole) {
      return whole.bits();
    }
    if (value instanceof Real real) {
      return Numerals.toLong(real.number());
    }
    if (value instanceof Text text) {
      return Numerals.parseLong(text.bytes(), 0).orElse(0);
    }
    return value instanceof Flag flag && flag.isTrue() ? 1 : 0;
  }

  static double toDouble(Value value) {
    if (value instanceof Whole whole) {
      return whole.isSigned() || whole.bits() >= 0 ? whole.bits() : unsigned(whole.bits());
    }
    if (value instanceof Real real) {
      return real.number();
    }
    if (value instanceof Text text) {
      return Numerals.parseDouble(text.bytes()).orElse(0);
    }
    return value instanceof Flag flag && flag.isTrue() ? 1 : 0;
  }

  private static double unsigned(long bits) {
    return new BigDecimal(Long.toUnsignedString(bits)).doubleValue();
  }
}
