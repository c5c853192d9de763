// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.json;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;

/** Finds the positions of errors in a document. */
final class Positions {
  /** The beginning of Gson's messages about syntax that address programmers. */
  private static final String ADVICE = "Use JsonReader";

  private Positions() {}

  /** Returns an exception for the value at a path, the {@code occurrence}th of that path. */
  static JsonException at(String document, String path, int occurrence, String message) {
    int[] place = {1, 1};
    try (JsonReader reader = new JsonReader(new StringReader(document))) {
      Search search = new Search(document, path, occurrence);
      search.value(reader);
      place = search.found;
    } catch (IOException | NumberFormatException e) {
      // The value lies before the malformed part, or does not exist: keep the beginning.
    }
    return new JsonException(message, place[0], place[1]);
  }

  /** Returns an exception for the next value. */
  static JsonException here(String document, JsonReader reader, String message) {
    int[] place = next(document, place(reader.toString()));
    return new JsonException(message, place[0], place[1]);
  }

  /** Returns an exception for the reader's error, whose message ends with a position. */
  static JsonException malformed(String document, Exception failure) {
    String text = String.valueOf(failure.getMessage());
    int end = text.indexOf(" at line ");
    int[] place = place(text);
    if (document.isBlank()) {
      return new JsonException("the file is empty", 1, 1);
    }
    int[] inside = inside(document, place);
    return new JsonException(
        "this is not JSON" + (end > 0 ? complaint(text.substring(0, end)) : ""),
        inside[0],
        inside[1]);
  }

  /** Limits a position to the end of its line: the reader miscounts line ends within names. */
  private static int[] inside(String document, int[] place) {
    String[] lines = document.split("\r?\n", -1);
    int line = Math.min(place[0], lines.length);
    return new int[] {line, Math.min(place[1], lines[line - 1].length() + 1)};
  }

  private static String complaint(String text) {
    if (text.startsWith(ADVICE)) {
      return "";
    }
    // Only the first sentence: the rest is advice to programmers.
    int stop = text.indexOf(". ");
    String first = stop < 0 ? text : text.substring(0, stop);
    int lines = first.indexOf('\n');
    first = lines < 0 ? first : first.substring(0, lines);
    return ": " + Character.toLowerCase(first.charAt(0)) + first.substring(1);
  }

  /** Parses the position in a text such as {@code at line 3 column 7 path $.a}. */
  private static int[] place(String text) {
    return new int[] {number(text, " line "), number(text, " column ")};
  }

  private static int number(String text, String before) {
    int start = text.indexOf(before);
    if (start < 0) {
      return 1;
    }
    int value = 0;
    for (int i = start + before.length(); i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      value = value * 10 + digit;
    }
    return Math.max(1, value);
  }

  /** Returns the position of the first character of a value, from a position on. */
  private static int[] next(String document, int[] from) {
    int line = from[0];
    int column = from[1];
    int offset = 0;
    for (int skip = 1; skip < line; skip++) {
      offset = document.indexOf('\n', offset) + 1;
    }
    for (int i = offset + column - 1; i >= 0 && i < document.length(); i++) {
      char c = document.charAt(i);
      if (c == '\n') {
        line++;
        column = 1;
      } else if (c == ' ' || c == '\t' || c == '\r' || c == ',' || c == ':') {
        column++;
      } else {
        break;
      }
    }
    return new int[] {line, column};
  }

  private static final class Search {
    private final String document;
    private final String path;
    private int left;
    private int[] found = {1, 1};

    Search(String document, String path, int occurrence) {
      this.document = document;
      this.path = path;
      this.left = occurrence;
    }

    /** Searches a value; returns whether the search is over. */
    boolean value(JsonReader reader) throws IOException {
      int[] place = next(document, place(reader.toString()));
      if (reader.getPath().equals(path) && --left == 0) {
        found = place;
        return true;
      }
      switch (reader.peek()) {
        case BEGIN_OBJECT:
          reader.beginObject();
          while (reader.hasNext()) {
            String unused = reader.nextName(); // The reader adds it to its path.
            if (value(reader)) {
              return true;
            }
          }
          reader.endObject();
          return false;
        case BEGIN_ARRAY:
          reader.beginArray();
          while (reader.hasNext()) {
            if (value(reader)) {
              return true;
            }
          }
          reader.endArray();
          return false;
        default:
          reader.skipValue();
          return false;
      }
    }
  }
}
