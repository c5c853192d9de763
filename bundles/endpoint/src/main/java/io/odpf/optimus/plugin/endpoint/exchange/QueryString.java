// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.exchange;

import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decodes queries and path segments. */
public final class QueryString {
  private QueryString() {}

  /** Returns the decoded values by name, in their order. */
  public static Map<String, List<String>> parse(String query) throws EndpointException {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int mark = pair.indexOf('=');
        String name = decode(mark < 0 ? pair : pair.substring(0, mark));
        String value = mark < 0 ? "" : decode(pair.substring(mark + 1));
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
      }
    }
    return values;
  }

  /** Decodes a path segment, in which a plus sign is not a space. */
  public static String segment(String segment) throws EndpointException {
    return decode(segment.replace("+", "%2B"));
  }

  private static String decode(String text) throws EndpointException {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException failure) {
      throw new EndpointException(
          EndpointProblem.BAD_REQUEST, "the address has a malformed escape", "", failure);
    }
  }
}
