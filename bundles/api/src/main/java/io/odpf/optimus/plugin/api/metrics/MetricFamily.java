// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.metrics;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * All values of one metric, by the naming conventions of Prometheus: {@code
 * optimus_plugin_restarts_total}, with base units such as seconds and bytes.
 *
 * @param name the name; that of a counter ends with {@code _total}, that of constant information
 *     with {@code _info}
 * @param help what is measured, in a sentence
 * @param type the type
 * @param labels the names of the labels; their values must be few and stay the same
 * @param samples one for each combination of the labels' values
 */
public record MetricFamily(
    String name, String help, Type type, List<String> labels, List<Sample> samples) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final Pattern RESERVED = Pattern.compile(".*_(total|info|created|bucket)");

  /** The types of metrics. */
  public enum Type {
    /** A number that only grows; it begins again at 0 with the runtime. */
    COUNTER("_total"),
    /** A number that grows and shrinks. */
    GAUGE(""),
    /** The constant 1, whose labels tell something. */
    INFO("_info"),
    /** Counts in ranges; all samples are distributions. */
    HISTOGRAM("");

    private final String suffix;

    Type(String suffix) {
      this.suffix = suffix;
    }

    /** Returns how the names of such metrics end. */
    public String suffix() {
      return suffix;
    }
  }

  /**
   * Creates a family.
   *
   * @throws IllegalArgumentException if a name is not valid, or a sample does not fit the type or
   *     the labels
   */
  public MetricFamily {
    Objects.requireNonNull(help, "help");
    Objects.requireNonNull(type, "type");
    labels = List.copyOf(labels);
    samples = List.copyOf(samples);
    String stem =
        name.endsWith(type.suffix())
            ? name.substring(0, name.length() - type.suffix().length())
            : "";
    require(NAME.matcher(stem).matches() && !RESERVED.matcher(stem).matches(), "name " + name);
    require(new HashSet<>(labels).size() == labels.size(), "labels of " + name);
    for (String label : labels) {
      require(NAME.matcher(label).matches() && !label.equals("le"), "label " + label);
    }
    for (Sample sample : samples) {
      require(sample.labels().size() == labels.size(), "number of labels of " + name);
      require(
          (type == Type.HISTOGRAM) == (sample instanceof Sample.Distribution),
          "kind of sample of " + name);
    }
  }

  private static void require(boolean valid, String what) {
    if (!valid) {
      throw new IllegalArgumentException("not a valid " + what);
    }
  }
}
