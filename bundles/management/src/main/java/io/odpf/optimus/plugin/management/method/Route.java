// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The HTTP method and path of a method.
 *
 * @param verb the HTTP method; the fields of the request are in the query of a GET or the body of a
 *     POST
 * @param path the path; a segment in braces is a field of the request
 */
public record Route(Verb verb, String path) {

  /** The supported HTTP methods. */
  public enum Verb {
    GET,
    POST
  }

  /** Returns the names of the fields in the path. */
  public List<String> fields() {
    List<String> fields = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (isField(segment)) {
        fields.add(name(segment));
      }
    }
    return fields;
  }

  /** Returns the values of the fields in a path, not decoded; empty if the path does not match. */
  public Optional<Map<String, String>> match(String actual) {
    String[] mine = path.split("/", -1);
    String[] theirs = actual.split("/", -1);
    if (mine.length != theirs.length) {
      return Optional.empty();
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < mine.length; i++) {
      if (isField(mine[i])) {
        if (theirs[i].isEmpty()) {
          return Optional.empty();
        }
        fields.put(name(mine[i]), theirs[i]);
      } else if (!mine[i].equals(theirs[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(fields);
  }

  private static boolean isField(String segment) {
    return segment.startsWith("{");
  }

  private static String name(String segment) {
    return segment.substring(1, segment.length() - 1);
  }
}
