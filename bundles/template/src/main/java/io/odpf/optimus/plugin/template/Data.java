// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The data that a template is rendered with. Implementations are immutable. */
public sealed interface Data {
  /** Creates a string. */
  static Text text(String value) {
    return new Text(value, Set.of());
  }

  /**
   * Creates a secret string.
   *
   * @param name the name of the secret, for reports
   * @param value the secret
   */
  static Text secret(String name, String value) {
    return new Text(value, Set.of(name));
  }

  /**
   * A string.
   *
   * @param value the string
   * @param secrets the names of the secrets that it contains or was derived from
   */
  record Text(String value, Set<String> secrets) implements Data {
    public Text {
      secrets = Set.copyOf(secrets);
    }

    /** Returns the string, or {@code ****} if it is secret. */
    @Override
    public String toString() {
      return secrets.isEmpty() ? value : "****";
    }
  }

  /**
   * A map whose values are strings: Go's {@code map[string]string}.
   *
   * @param ignoresCase whether a key that is absent stands for one that differs from it in case
   */
  record Texts(Map<String, Text> entries, boolean ignoresCase) implements Data {
    public Texts {
      entries = Map.copyOf(entries);
    }

    /** Creates a map whose keys are found exactly. */
    public Texts(Map<String, Text> entries) {
      this(entries, false);
    }
  }

  /** A map with values of any type: Go's {@code map[string]interface {}}. */
  record Fields(Map<String, Data> entries) implements Data {
    public Fields {
      entries = Map.copyOf(entries);
    }
  }

  /** A list. */
  record Items(List<Data> elements) implements Data {
    public Items {
      elements = List.copyOf(elements);
    }
  }

  /** An integer: Go's {@code int}. */
  record Whole(long value) implements Data {}

  /** A floating-point number: Go's {@code float64}. */
  record Real(double value) implements Data {}

  /** A boolean. */
  record Flag(boolean value) implements Data {}

  /** The nil value. */
  record Nothing() implements Data {}
}
