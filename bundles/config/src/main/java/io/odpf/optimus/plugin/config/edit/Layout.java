// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.Token;

/** The positions of all values in a text, which must be a valid document without aliases. */
final class Layout {
  private final String text;

  /** The offset of each character; empty if every character is one UTF-16 unit. */
  private final int[] offsets;

  private final Piece root;
  private final TreeSet<Integer> dashes = new TreeSet<>();
  private final TreeSet<Integer> commas = new TreeSet<>();

  private Layout(String text) {
    this.text = text;
    this.offsets = offsets(text);
    ParserImpl parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
    Event event = parser.getEvent();
    while (!(event instanceof ScalarEvent) && !(event instanceof CollectionStartEvent)) {
      event = parser.getEvent();
    }
    this.root = piece(event, parser);
    ScannerImpl scanner = new ScannerImpl(new StreamReader(text), new LoaderOptions());
    while (!scanner.checkToken(Token.ID.StreamEnd)) {
      Token token = scanner.getToken();
      if (token.getTokenId() == Token.ID.BlockEntry) {
        dashes.add(offset(token.getStartMark()));
      } else if (token.getTokenId() == Token.ID.FlowEntry) {
        commas.add(offset(token.getStartMark()));
      }
    }
  }

  static Layout of(String text) {
    return new Layout(text);
  }

  String text() {
    return text;
  }

  Piece root() {
    return root;
  }

  /** Returns the offset of the dash of a list's item; -1 if it has none. */
  int dash(Piece item) {
    Integer dash = dashes.floor(item.start());
    return dash == null ? -1 : dash;
  }

  /** Returns the first comma between two offsets; -1 if there is none. */
  int comma(int from, int until) {
    Integer comma = commas.ceiling(from);
    return comma == null || comma >= until ? -1 : comma;
  }

  /** Returns the offset at which a line begins. */
  int lineStart(int offset) {
    int start = offset;
    while (start > 0 && !isBreak(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** Returns the offset at which a line's break begins, or the text ends. */
  int lineEnd(int offset) {
    int end = offset;
    while (end < text.length() && !isBreak(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /**
   * Returns the offset after the line break that begins here; the same offset if the text ends
   * here.
   */
  int afterBreak(int offset) {
    if (offset == text.length()) {
      return offset;
    }
    return text.startsWith("\r\n", offset) ? offset + 2 : offset + 1;
  }

  /** Returns the offset of the line break that ends here; the same offset if none does. */
  int beforeBreak(int offset) {
    if (offset == 0 || !isBreak(text.charAt(offset - 1))) {
      return offset;
    }
    return offset > 1 && text.startsWith("\r\n", offset - 2) ? offset - 2 : offset - 1;
  }

  /** Returns the line break used near an offset. */
  String lineBreak(int offset) {
    int end = lineEnd(offset);
    if (end == text.length()) {
      end = beforeBreak(lineStart(offset));
    }
    int after = afterBreak(end);
    return after == end || !isBreak(text.charAt(end)) ? "\n" : text.substring(end, after);
  }

  /** Returns the column of an offset, counted from 0 in characters that are all spaces or ASCII. */
  int column(int offset) {
    return offset - lineStart(offset);
  }

  /** Returns whether the text between two offsets is blank. */
  boolean isBlank(int from, int until) {
    return text.substring(from, until).isBlank();
  }

  /** Returns whether the rest of the line is blank or a comment. */
  boolean endsLine(int offset) {
    String rest = text.substring(offset, lineEnd(offset)).strip();
    return rest.isEmpty() || rest.startsWith("#");
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private Piece piece(Event event, ParserImpl parser) {
    int start = offset(event.getStartMark());
    if (event instanceof ScalarEvent scalar) {
      return new Piece(
          Piece.Kind.SCALAR,
          style(scalar.getScalarStyle()),
          scalar.getValue(),
          start,
          offset(event.getEndMark()),
          List.of());
    }
    boolean flow = ((CollectionStartEvent) event).isFlow();
    List<Piece> children = new ArrayList<>();
    Event next = parser.getEvent();
    while (!next.is(Event.ID.SequenceEnd) && !next.is(Event.ID.MappingEnd)) {
      children.add(piece(next, parser));
      next = parser.getEvent();
    }
    // For block style, the parser reports the start of the next value as the end.
    int end = flow ? offset(next.getEndMark()) : children.get(children.size() - 1).end();
    return new Piece(
        event instanceof MappingStartEvent ? Piece.Kind.MAPPING : Piece.Kind.SEQUENCE,
        flow ? Piece.Style.FLOW : Piece.Style.BLOCK,
        "",
        start,
        end,
        List.copyOf(children));
  }

  private static Piece.Style style(ScalarStyle style) {
    return switch (style) {
      case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Piece.Style.DOUBLE_QUOTED;
      case SINGLE_QUOTED -> Piece.Style.SINGLE_QUOTED;
      case LITERAL, FOLDED -> Piece.Style.LITERAL;
      case PLAIN -> Piece.Style.BLOCK;
    };
  }

  private int offset(Mark mark) {
    return offsets.length == 0 ? mark.getIndex() : offsets[mark.getIndex()];
  }

  private static int[] offsets(String text) {
    int characters = text.codePointCount(0, text.length());
    if (characters == text.length()) {
      return new int[0];
    }
    int[] offsets = new int[characters + 1];
    int offset = 0;
    for (int i = 0; i < characters; i++) {
      offsets[i] = offset;
      offset += Character.charCount(text.codePointAt(offset));
    }
    offsets[characters] = offset;
    return offsets;
  }
}
