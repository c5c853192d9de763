// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.source;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Builds nodes from the parser's events in one pass, and gives up at the first sign of a file
 * crafted to be expensive. Uses events rather than the library's own nodes, which resolve aliases
 * and types that no configuration needs, and load twice the classes.
 */
public final class NodeReader {
  /** The beginning of hints. They omit the anchor's or tag's name: it may be part of a password. */
  private static final String IF_TEXT = "if it is text, put it into quotes; ";

  private static final int MAX_DEPTH = 20;
  private static final int MAX_NODES = 100_000;

  private final SourceText source;
  private final Findings findings;
  private final FileKind kind;
  private final ParserImpl parser;
  private int nodes;

  private NodeReader(SourceText source, Findings findings, FileKind kind) {
    this.source = source;
    this.findings = findings;
    this.kind = kind;
    this.parser = new ParserImpl(new StreamReader(source.text()), new LoaderOptions());
  }

  /** The root of a text's only document, and the text that positions refer to. */
  public record Document(Node root, SourceText source) {}

  /** Reads a configuration; returns empty, with a finding, if it cannot be read to its end. */
  public static Optional<Document> read(SourceText source, Findings findings) {
    return read(source, findings, FileKind.CONFIGURATION);
  }

  /** Reads a text; returns empty, with a finding, if it cannot be read to its end. */
  public static Optional<Document> read(SourceText source, Findings findings, FileKind kind) {
    Tabs tabs = new Tabs(source, findings);
    SourceText repaired = tabs.repaired();
    NodeReader reader = new NodeReader(repaired, findings, kind);
    try {
      Optional<Node> root = reader.document();
      return root.isEmpty() ? Optional.empty() : Optional.of(new Document(root.get(), repaired));
    } catch (ReadingEndedException e) {
      return Optional.empty();
    } catch (MarkedYAMLException e) {
      // An error after a TAB is most likely caused by it.
      if (tabs.firstLine() < 0 || SyntaxError.line(e) < tabs.firstLine()) {
        SyntaxError.report(e, repaired, findings, kind);
      }
    } catch (YAMLException e) {
      findings.add(
          repaired.position(0, 0),
          ConfigProblem.SYNTAX,
          "the file is not YAML",
          "look at its first line");
    }
    return Optional.empty();
  }

  /** Returns the node of an option's default: a text, or a list of plain texts in brackets. */
  public static Node ofDefault(String text) {
    Position nowhere = new Position("default", 1, 1);
    if (!text.startsWith("[")) {
      return new Node.Scalar(text, false, nowhere);
    }
    List<Node> items = new ArrayList<>();
    int end = text.length() - 1;
    for (int from = 1; from < end; ) {
      int comma = text.indexOf(',', from);
      int until = comma < 0 ? end : comma;
      String item = text.substring(from, until).strip();
      if (!item.isEmpty()) {
        items.add(new Node.Scalar(item, false, nowhere));
      }
      from = until + 1;
    }
    return new Node.Sequence(items, nowhere);
  }

  private Optional<Node> document() throws ReadingEndedException {
    parser.getEvent();
    Event first = parser.getEvent();
    if (first.is(Event.ID.StreamEnd)) {
      return empty();
    }
    Node root = node(parser.getEvent(), 1);
    parser.getEvent();
    Event next = parser.getEvent();
    if (!next.is(Event.ID.StreamEnd)) {
      findings.add(
          position(next),
          ConfigProblem.SEVERAL_DOCUMENTS,
          "a second document begins here: " + kind.noun() + " is one document",
          "remove the '---', or split the file");
      return Optional.empty();
    }
    return root instanceof Node.Scalar scalar && scalar.isNull() ? empty() : Optional.of(root);
  }

  private Optional<Node> empty() {
    findings.add(source.position(0, 0), ConfigProblem.EMPTY, "the file is empty", kind.beginning());
    return Optional.empty();
  }

  private Node node(Event event, int depth) throws ReadingEndedException {
    Position position = position(event);
    if (depth > MAX_DEPTH) {
      findings.add(
          position,
          ConfigProblem.TOO_DEEP,
          "values are nested deeper than " + MAX_DEPTH + " levels",
          kind.levels());
      throw new ReadingEndedException();
    }
    if (++nodes > MAX_NODES) {
      findings.add(
          position,
          ConfigProblem.TOO_MANY_VALUES,
          "the file has more than 100,000 values",
          "split it");
      throw new ReadingEndedException();
    }
    if (event instanceof AliasEvent) {
      findings.add(
          position,
          ConfigProblem.ALIAS,
          "a value that begins with '*' is an alias, which is not allowed here",
          IF_TEXT + "write the value out otherwise");
      return new Node.Broken(position);
    }
    refuseAnchor((NodeEvent) event, position);
    if (event instanceof ScalarEvent scalar) {
      refuseTag(scalar.getTag(), position);
      return new Node.Scalar(
          scalar.getValue(), scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN, position);
    }
    refuseTag(((CollectionStartEvent) event).getTag(), position);
    return event instanceof MappingStartEvent start
        ? mapping(start, position, depth)
        : sequence(position, depth);
  }

  private void refuseAnchor(NodeEvent event, Position position) {
    if (event.getAnchor() != null) {
      findings.add(
          position,
          ConfigProblem.ANCHOR,
          "a value that begins with '&' has an anchor, which is not allowed here",
          IF_TEXT + "remove the anchor otherwise");
    }
  }

  private void refuseTag(String tag, Position position) {
    if (tag != null) {
      findings.add(
          position,
          ConfigProblem.TAG,
          "a value that begins with '!' has a tag, which is not allowed here",
          IF_TEXT + "remove the tag otherwise: values are read as the text they are");
    }
  }

  private Node sequence(Position position, int depth) throws ReadingEndedException {
    List<Node> items = new ArrayList<>();
    for (Event event = parser.getEvent();
        !event.is(Event.ID.SequenceEnd);
        event = parser.getEvent()) {
      items.add(node(event, depth + 1));
    }
    return new Node.Sequence(items, position);
  }

  private Node mapping(MappingStartEvent start, Position position, int depth)
      throws ReadingEndedException {
    List<Node.Entry> entries = new ArrayList<>();
    Map<String, Position> seen = new HashMap<>();
    boolean braces = false;
    for (Event event = parser.getEvent();
        !event.is(Event.ID.MappingEnd);
        event = parser.getEvent()) {
      if (start.isFlow() && event instanceof MappingStartEvent inner && inner.isFlow()) {
        braces = true;
        SyntaxError.reportBraces(position, findings, kind);
      }
      Node key = node(event, depth + 1);
      Node value = node(parser.getEvent(), depth + 1);
      if (key instanceof Node.Scalar scalar) {
        Position first = seen.putIfAbsent(scalar.text(), scalar.position());
        if (first == null) {
          entries.add(new Node.Entry(scalar, value));
        } else {
          findings.add(
              scalar.position(),
              ConfigProblem.DUPLICATE_KEY,
              (isNull(value) ? "a key" : "key " + TerminalText.quote(scalar.text()))
                  + " is already on line "
                  + first.line(),
              "remove one of the two");
        }
      } else if (!braces && !(key instanceof Node.Broken)) {
        findings.add(
            key.position(),
            ConfigProblem.WRONG_KIND,
            "a key must be text",
            "remove the '?' or the brackets");
      }
    }
    return braces ? new Node.Broken(position) : new Node.Mapping(entries, position);
  }

  /**
   * Returns whether a key has no value. Such a key may be a password in the wrong brackets, and is
   * not shown.
   */
  private static boolean isNull(Node value) {
    return value instanceof Node.Scalar scalar && scalar.isNull();
  }

  private Position position(Event event) {
    return source.position(event.getStartMark().getLine(), event.getStartMark().getColumn());
  }

  /** Ends the reading. The reason has been added to the findings. */
  private static final class ReadingEndedException extends Exception {
    private static final long serialVersionUID = 1L;

    ReadingEndedException() {
      super(null, null, false, false);
    }
  }
}
