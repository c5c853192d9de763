// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.section;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.yaml.PlainScalar;
import io.odpf.optimus.plugin.text.DidYouMean;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A mapping in a file. Records the keys that are read, so that all others can be reported as
 * unknown. Not thread-safe.
 */
public final class Section {
  private static final int MOST_DIGITS = 9;

  private final Node.Mapping node;
  private final String prefix;
  private final SectionFindings findings;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * @param prefix the path of keys to the mapping, ending with a dot unless it is empty
   */
  public Section(Node.Mapping node, String prefix, SectionFindings findings) {
    this.node = node;
    this.prefix = prefix;
    this.findings = findings;
  }

  /** Returns the position of the mapping. */
  public Position position() {
    return node.position();
  }

  /** Returns the position of a key's value, or of this mapping if the key is absent. */
  public Position positionOf(String key) {
    return node.positionOf(key);
  }

  /** Returns the full path of a key. */
  public String path(String key) {
    return prefix + key;
  }

  private Optional<Node> take(String key) {
    known.add(key);
    return node.get(key);
  }

  /** Returns whether the mapping has a key. */
  public boolean has(String key) {
    return node.get(key).isPresent();
  }

  /** Returns whether a key's value is a mapping. */
  public boolean isMapping(String key) {
    return node.mapping(key).isPresent();
  }

  /** Reads a text; returns an empty text if the key is absent or has no value. */
  public String text(String key) {
    return take(key).map(value -> text(value, path(key))).orElse("");
  }

  /**
   * Returns a value as text; reports one that is a list or a mapping.
   *
   * @param path the path of keys to the value
   */
  public String text(Node value, String path) {
    if (value instanceof Node.Scalar scalar) {
      return scalar.isNull() ? "" : scalar.text();
    }
    refuseKind(value, path, "text");
    return "";
  }

  /** Reads a flag; returns false if the key is absent or has no value. */
  public boolean flag(String key) {
    Optional<Node> value = take(key);
    if (value.isEmpty() || isNull(value.get())) {
      return false;
    }
    if (value.get() instanceof Node.Scalar scalar
        && scalar.plain()
        && PlainScalar.of(scalar.text()) == PlainScalar.FLAG) {
      return PlainScalar.isTrue(scalar.text());
    }
    refuseKind(value.get(), path(key), "true or false");
    return false;
  }

  /** Reads a non-negative integer; returns empty if the key is absent or its value is invalid. */
  public OptionalInt whole(String key) {
    Optional<Node> value = take(key);
    if (value.isEmpty() || isNull(value.get())) {
      return OptionalInt.empty();
    }
    if (value.get() instanceof Node.Scalar scalar
        && scalar.plain()
        && scalar.text().length() <= MOST_DIGITS
        && scalar.text().chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalInt.of(Integer.parseInt(scalar.text()));
    }
    refuseKind(value.get(), path(key), "a whole number");
    return OptionalInt.empty();
  }

  /** Reads a mapping; returns empty if the key is absent or its value is not a mapping. */
  public Optional<Section> section(String key) {
    Optional<Node> value = take(key);
    return value.isEmpty() ? Optional.empty() : section(value.get(), path(key));
  }

  private Optional<Section> section(Node value, String path) {
    if (value instanceof Node.Mapping mapping) {
      return Optional.of(new Section(mapping, path + ".", findings));
    }
    if (!isNull(value)) {
      refuseKind(value, path, "a mapping");
    }
    return Optional.empty();
  }

  /** Reads a list of mappings. */
  public List<Section> sections(String key) {
    List<Section> sections = new ArrayList<>();
    List<Node> items = items(key);
    for (int i = 0; i < items.size(); i++) {
      section(items.get(i), path(key) + "[" + i + "]").ifPresent(sections::add);
    }
    return sections;
  }

  /** Reads a list of texts. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    List<Node> items = items(key);
    for (int i = 0; i < items.size(); i++) {
      texts.add(text(items.get(i), path(key) + "[" + i + "]"));
    }
    return texts;
  }

  private List<Node> items(String key) {
    Optional<Node> value = take(key);
    if (value.isEmpty() || isNull(value.get())) {
      return List.of();
    }
    if (value.get() instanceof Node.Sequence sequence) {
      return sequence.items();
    }
    refuseKind(value.get(), path(key), "a list");
    return List.of();
  }

  /** Reads a mapping of texts. Takes numbers and flags as texts, as they are written. */
  public Map<String, String> map(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Node.Entry entry : entries(key)) {
      String name = entry.key().text();
      texts.put(name, text(entry.value(), path(key) + "." + TerminalText.excerpt(name)));
    }
    return texts;
  }

  /** Returns the keys and values of a mapping, in the order written. */
  public List<Node.Entry> entries(String key) {
    Optional<Node> value = take(key);
    if (value.isEmpty() || isNull(value.get())) {
      return List.of();
    }
    if (value.get() instanceof Node.Mapping mapping) {
      return mapping.entries();
    }
    refuseKind(value.get(), path(key), "a mapping");
    return List.of();
  }

  /** Marks keys as known without reading their values. */
  public void leave(String... keys) {
    known.addAll(List.of(keys));
  }

  /** Warns of keys that are known but have no effect here. */
  public void ignore(String... keys) {
    for (String key : keys) {
      take(key)
          .ifPresent(
              value ->
                  findings.warn(
                      value.position(),
                      JobProblem.NO_EFFECT,
                      path(key) + " has no effect here",
                      "only later versions of Optimus read it"));
    }
  }

  /** Reports the keys that were not read. */
  public void refuseOthers() {
    for (Node.Entry entry : node.entries()) {
      String key = entry.key().text();
      if (!known.contains(key)) {
        String question = DidYouMean.question(key, known);
        findings.error(
            entry.key().position(),
            ConfigProblem.UNKNOWN_KEY,
            "unknown key "
                + TerminalText.quote(key)
                + (prefix.isEmpty() ? "" : " in " + prefix.substring(0, prefix.length() - 1)),
            question.isEmpty() ? "known keys: " + String.join(", ", known) : question);
      }
    }
  }

  /** Reports an invalid value. */
  public void refuse(String key, ProblemCode code, String message, String hint) {
    findings.error(positionOf(key), code, path(key) + " " + message, hint);
  }

  /** Reports a value that has no effect. */
  public void warn(String key, ProblemCode code, String message, String hint) {
    findings.warn(positionOf(key), code, path(key) + " " + message, hint);
  }

  private void refuseKind(Node value, String path, String expected) {
    if (value instanceof Node.Broken) {
      return;
    }
    String actual =
        value instanceof Node.Scalar scalar
            ? TerminalText.quote(scalar.text())
            : value instanceof Node.Sequence ? "a list" : "a mapping";
    findings.error(
        value.position(),
        ConfigProblem.WRONG_KIND,
        path + " must be " + expected + ", not " + actual,
        kindHint(expected));
  }

  private static String kindHint(String expected) {
    return switch (expected) {
      case "text" -> "write one value; put it into quotes if it has brackets or ': '";
      case "a list" -> "write it in brackets: [x, y]";
      case "a mapping" -> "write its keys on the lines below, indented";
      default -> "write it without quotes";
    };
  }

  private static boolean isNull(Node value) {
    return value instanceof Node.Scalar scalar && scalar.isNull();
  }
}
