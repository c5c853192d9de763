// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.rest;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import io.odpf.optimus.plugin.endpoint.exchange.QueryString;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.server.operation.ServedMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The route of a method, from the option {@code google.api.http} of its definition.
 *
 * @param verb the method of HTTP
 * @param segments the segments of the path; one in braces is a field of the request
 * @param hasBody whether the request has a body with the other fields; else they are parameters
 * @param method the method
 */
record Route(String verb, List<String> segments, boolean hasBody, ServedMethod<?> method) {
  private static final String PREFIX = "/api";

  Route {
    segments = List.copyOf(segments);
  }

  /** Returns the routes of methods; those without a route are only in gRPC. */
  static List<Route> of(List<ServedMethod<?>> methods) {
    List<Route> routes = new ArrayList<>();
    for (ServedMethod<?> method : methods) {
      HttpRule rule = method.descriptor().getOptions().getExtension(AnnotationsProto.http);
      boolean hasBody = !rule.getBody().isEmpty();
      switch (rule.getPatternCase()) {
        case GET -> routes.add(route("GET", rule.getGet(), hasBody, method));
        case POST -> routes.add(route("POST", rule.getPost(), hasBody, method));
        case PUT -> routes.add(route("PUT", rule.getPut(), hasBody, method));
        case DELETE -> routes.add(route("DELETE", rule.getDelete(), hasBody, method));
        case PATCH, CUSTOM, PATTERN_NOT_SET -> {}
      }
    }
    return List.copyOf(routes);
  }

  private static Route route(String verb, String path, boolean hasBody, ServedMethod<?> method) {
    return new Route(verb, List.of((PREFIX + path).split("/", -1)), hasBody, method);
  }

  /**
   * Returns the decoded fields of a path; empty if the path is not of this route.
   *
   * @throws EndpointException if a segment has a malformed escape
   */
  Optional<Map<String, List<String>>> match(String path) throws EndpointException {
    String[] actual = path.split("/", -1);
    if (actual.length != segments.size()) {
      return Optional.empty();
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (int i = 0; i < actual.length; i++) {
      String segment = segments.get(i);
      if (segment.startsWith("{")) {
        if (actual[i].isEmpty()) {
          return Optional.empty();
        }
        fields.put(
            segment.substring(1, segment.length() - 1), List.of(QueryString.segment(actual[i])));
      } else if (!segment.equals(actual[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(fields);
  }
}
