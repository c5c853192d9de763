// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.rest;

import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a JSON document with the positions of its values, which the messages of errors contain. The
 * JSON library of the project does not tell them. Errors are worded as those of Go's {@code
 * encoding/json}, which clients of earlier servers know.
 */
final class JsonDocument {
  private static final int DEEPEST = 100;
  private static final Pattern WORD =
      Pattern.compile("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private final String text;
  private final Matcher word;
  private int at;

  private JsonDocument(String text) {
    this.text = text;
    this.word = WORD.matcher(text);
  }

  /** Reads a document of one value. */
  static JsonNode read(String text) throws EndpointException {
    JsonDocument document = new JsonDocument(text);
    JsonNode value = document.value(0);
    document.skipSpace();
    if (document.at < text.length()) {
      throw document.unexpected("after top-level value");
    }
    return value;
  }

  private JsonNode value(int depth) throws EndpointException {
    skipSpace();
    if (depth > DEEPEST) {
      throw malformed("exceeded max depth");
    }
    int start = at;
    return switch (peek("looking for beginning of value")) {
      case '{' -> fields(depth);
      case '[' -> items(depth);
      case '"' -> new JsonNode.Text(start, string());
      default -> word(start);
    };
  }

  private JsonNode word(int start) throws EndpointException {
    if (!word.region(start, text.length()).lookingAt()) {
      throw unexpected("looking for beginning of value");
    }
    at = word.end();
    return new JsonNode.Word(start, word.group());
  }

  private JsonNode fields(int depth) throws EndpointException {
    int start = at++;
    List<JsonNode.Field> fields = new ArrayList<>();
    skipSpace();
    if (peek("looking for beginning of object key string") == '}') {
      at++;
      return new JsonNode.Fields(start, fields);
    }
    while (true) {
      skipSpace();
      if (peek("looking for beginning of object key string") != '"') {
        throw unexpected("looking for beginning of object key string");
      }
      String name = string();
      skipSpace();
      if (peek("after object key") != ':') {
        throw unexpected("after object key");
      }
      at++;
      fields.add(new JsonNode.Field(name, value(depth + 1)));
      if (isLast('}', "after object key:value pair")) {
        return new JsonNode.Fields(start, fields);
      }
    }
  }

  private JsonNode items(int depth) throws EndpointException {
    int start = at++;
    List<JsonNode> items = new ArrayList<>();
    skipSpace();
    if (peek("looking for beginning of value") == ']') {
      at++;
      return new JsonNode.Items(start, items);
    }
    while (true) {
      items.add(value(depth + 1));
      if (isLast(']', "after array element")) {
        return new JsonNode.Items(start, items);
      }
    }
  }

  /** Reads a comma, or the end of an object or array; returns whether it is the end. */
  private boolean isLast(char end, String place) throws EndpointException {
    skipSpace();
    char next = peek(place);
    if (next != ',' && next != end) {
      throw unexpected(place);
    }
    at++;
    return next == end;
  }

  private String string() throws EndpointException {
    StringBuilder out = new StringBuilder();
    at++;
    while (true) {
      char next = peek("in string literal");
      if (next < ' ') {
        throw unexpected("in string literal");
      }
      at++;
      if (next == '"') {
        return out.toString();
      }
      out.append(next == '\\' ? escaped() : next);
    }
  }

  private char escaped() throws EndpointException {
    char kind = peek("in string escape code");
    char plain =
        switch (kind) {
          case '"', '\\', '/' -> kind;
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'u' -> 0;
          default -> throw unexpected("in string escape code");
        };
    at++;
    if (kind != 'u') {
      return plain;
    }
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek("in \\u hexadecimal character escape"), 16);
      if (digit < 0) {
        throw unexpected("in \\u hexadecimal character escape");
      }
      unit = unit * 16 + digit;
      at++;
    }
    return (char) unit;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek(String place) throws EndpointException {
    if (at >= text.length()) {
      throw malformed("unexpected end of JSON input " + place);
    }
    return text.charAt(at);
  }

  private EndpointException unexpected(String place) {
    String found = new String(Character.toChars(text.codePointAt(at)));
    String shown =
        found.codePointAt(0) < ' ' ? String.format("\\x%02x", (int) found.charAt(0)) : found;
    return malformed("invalid character '" + shown + "' " + place);
  }

  private static EndpointException malformed(String message) {
    return new EndpointException(EndpointProblem.BAD_REQUEST, message, "send valid JSON");
  }
}
