// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.option;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Validated option values by name, as the Java types that {@link OptionType} documents. Immutable.
 * Reading a value as a type other than its option's is a programming error and throws {@link
 * ClassCastException}.
 */
public final class Options {

  /** No values. */
  public static final Options NONE = new Options(Map.of());

  private final Map<String, Object> values;

  private Options(Map<String, Object> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Creates options from values of the Java types that {@link OptionType} documents. */
  public static Options of(Map<String, Object> values) {
    return values.isEmpty() ? NONE : new Options(values);
  }

  /** Returns all values in the order given. */
  public Collection<Object> values() {
    return values.values();
  }

  /**
   * Returns the single values in an option's value: the value itself, or the values in a group, a
   * list or a mapping, at any depth.
   *
   * @since 1.1
   */
  public static List<Object> leaves(Object value) {
    List<Object> leaves = new ArrayList<>();
    collect(value, leaves);
    return leaves;
  }

  private static void collect(Object value, List<Object> leaves) {
    Iterable<?> parts;
    if (value instanceof Options group) {
      parts = group.values();
    } else if (value instanceof Map<?, ?> map) {
      parts = map.values();
    } else if (value instanceof List<?> list) {
      parts = list;
    } else {
      if (value != null) {
        leaves.add(value);
      }
      return;
    }
    for (Object part : parts) {
      collect(part, leaves);
    }
  }

  /** Returns whether the option has a value. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  public Optional<String> text(String name) {
    return value(name, String.class);
  }

  public Optional<Secret> secret(String name) {
    return value(name, Secret.class);
  }

  public Optional<Long> whole(String name) {
    return value(name, Long.class);
  }

  /** Returns the flag's value; false if absent. */
  public boolean flag(String name) {
    return value(name, Boolean.class).orElse(false);
  }

  public Optional<Duration> time(String name) {
    return value(name, Duration.class);
  }

  public Optional<URI> address(String name) {
    return value(name, URI.class);
  }

  public Optional<Path> file(String name) {
    return value(name, Path.class);
  }

  public Optional<Options> group(String name) {
    return value(name, Options.class);
  }

  /** Returns the list's elements; empty if absent. */
  public <T> List<T> list(String name, Class<T> element) {
    List<T> elements = new ArrayList<>();
    for (Object value : (List<?>) values.getOrDefault(name, List.of())) {
      elements.add(element.cast(value));
    }
    return Collections.unmodifiableList(elements);
  }

  /** Returns the mapping's entries in the order written; empty if absent. */
  public <T> Map<String, T> map(String name, Class<T> element) {
    Map<String, T> entries = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) values.getOrDefault(name, Map.of())).entrySet()) {
      entries.put((String) entry.getKey(), element.cast(entry.getValue()));
    }
    return Collections.unmodifiableMap(entries);
  }

  /** Returns the value if it has this type; for options of type {@link OptionType.AnyOf}. */
  public <T> Optional<T> as(String name, Class<T> type) {
    Object value = values.get(name);
    return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
  }

  private <T> Optional<T> value(String name, Class<T> type) {
    return Optional.ofNullable(type.cast(values.get(name)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Options options && values.equals(options.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(values);
  }

  /** Returns only the names, since a value may be a URL that contains a password. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
