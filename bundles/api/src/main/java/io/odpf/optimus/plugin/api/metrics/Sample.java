// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.metrics;

import java.util.List;

/** A value of a metric for one combination of its labels' values. */
public sealed interface Sample {

  /** Returns the labels' values, in the order of the family's labels. */
  List<String> labels();

  /**
   * A number.
   *
   * @param labels the labels' values
   * @param value the number
   */
  record Value(List<String> labels, double value) implements Sample {
    public Value {
      labels = List.copyOf(labels);
    }

    /** Creates a whole number. */
    public static Value of(long value, String... labels) {
      return new Value(List.of(labels), (double) value);
    }

    /** Creates a number. */
    public static Value of(double value, String... labels) {
      return new Value(List.of(labels), value);
    }
  }

  /**
   * Counts in ranges.
   *
   * @param labels the labels' values
   * @param bounds the upper bounds of the ranges, ascending and inclusive
   * @param counts the number of values in each range, and last of those above all bounds
   * @param sum the sum of all values
   */
  record Distribution(List<String> labels, List<Double> bounds, List<Long> counts, double sum)
      implements Sample {
    public Distribution {
      labels = List.copyOf(labels);
      bounds = List.copyOf(bounds);
      counts = List.copyOf(counts);
      if (counts.size() != bounds.size() + 1) {
        throw new IllegalArgumentException("one more count than bounds is required");
      }
    }
  }
}
