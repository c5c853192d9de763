// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** An entry of a list as text: a mapping of texts, lists and mappings. Immutable. */
public final class EntryText {
  private final List<Item> items;

  private EntryText(List<Item> items) {
    this.items = List.copyOf(items);
  }

  /** Creates an entry without keys. */
  public static EntryText empty() {
    return new EntryText(List.of());
  }

  /** Returns this entry with a text. */
  public EntryText text(String key, String value) {
    return with(new Text(key, value));
  }

  /** Returns this entry with a list of texts, which is written in brackets. */
  public EntryText list(String key, List<String> values) {
    return with(new Texts(key, List.copyOf(values)));
  }

  /** Returns this entry with a mapping of values, which are quoted only where YAML requires it. */
  public EntryText map(String key, Map<String, String> values) {
    return with(new Group(key, copy(values), false));
  }

  /** Returns this entry with a mapping of texts, which no YAML parser reads as numbers or dates. */
  public EntryText texts(String key, Map<String, String> values) {
    return with(new Group(key, copy(values), true));
  }

  private static Map<String, String> copy(Map<String, String> values) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  private EntryText with(Item item) {
    List<Item> all = new ArrayList<>(items);
    all.add(item);
    return new EntryText(all);
  }

  /**
   * Returns the entry as lines, each with the line break before it.
   *
   * @param indent the text before the dash
   * @param gap the spaces between the dash and the keys
   */
  String block(String lineBreak, String indent, String gap) {
    String keys = lineBreak + indent + " " + " ".repeat(gap.length());
    StringBuilder text = new StringBuilder();
    for (Item item : items) {
      text.append(text.isEmpty() ? lineBreak + indent + "-" + gap : keys);
      text.append(item.key()).append(':').append(item.block(keys + "  "));
    }
    return text.toString();
  }

  /**
   * Returns the entry as one line in braces.
   *
   * @param json whether to quote everything
   */
  String flow(boolean json) {
    StringJoiner text = new StringJoiner(", ", "{", "}");
    for (Item item : items) {
      text.add(scalar(item.key(), json) + ": " + item.flow(json));
    }
    return text.toString();
  }

  private static String scalar(String text, boolean json) {
    return json ? ScalarText.quoted(text) : ScalarText.flow(text);
  }

  /** A key with its value. */
  private sealed interface Item {
    String key();

    /**
     * Returns the text after the key's colon.
     *
     * @param line the beginning of a line below the key
     */
    String block(String line);

    /** Returns the value as a part of a line. */
    String flow(boolean json);
  }

  private record Text(String key, String value) implements Item {
    @Override
    public String block(String line) {
      return " " + ScalarText.block(value);
    }

    @Override
    public String flow(boolean json) {
      return scalar(value, json);
    }
  }

  private record Texts(String key, List<String> values) implements Item {
    @Override
    public String block(String line) {
      return " " + flow(false);
    }

    @Override
    public String flow(boolean json) {
      StringJoiner list = new StringJoiner(", ", "[", "]");
      values.forEach(value -> list.add(scalar(value, json)));
      return list.toString();
    }
  }

  private record Group(String key, Map<String, String> values, boolean typed) implements Item {
    @Override
    public String block(String line) {
      if (values.isEmpty()) {
        return " {}";
      }
      StringBuilder text = new StringBuilder();
      values.forEach(
          (name, value) ->
              text.append(line)
                  .append(typed ? ScalarText.typed(name, false) : ScalarText.block(name))
                  .append(": ")
                  .append(typed ? ScalarText.typed(value, false) : ScalarText.block(value)));
      return text.toString();
    }

    @Override
    public String flow(boolean json) {
      StringJoiner map = new StringJoiner(", ", "{", "}");
      values.forEach((name, value) -> map.add(part(name, json) + ": " + part(value, json)));
      return map.toString();
    }

    private String part(String text, boolean json) {
      return typed && !json ? ScalarText.typed(text, true) : scalar(text, json);
    }
  }
}
