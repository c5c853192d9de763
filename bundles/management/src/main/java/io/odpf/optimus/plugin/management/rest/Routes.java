// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.rest;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.exchange.QueryString;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.management.json.JsonMessages;
import io.odpf.optimus.plugin.management.method.ManagementMethod;
import io.odpf.optimus.plugin.management.method.Route;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import io.odpf.optimus.plugin.proto.management.GetArtifactRequest;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the method for a request's path. Thread-safe. */
final class Routes {
  private static final Set<String> TYPES = Set.of("application/json", "application/x-ndjson");

  private final List<ManagementMethod<?, ?>> table;
  private final List<Resource> resources;
  private final JsonMessages json;

  /**
   * Creates the routes.
   *
   * @param resources the resources besides the methods
   */
  Routes(List<ManagementMethod<?, ?>> table, List<Resource> resources, JsonMessages json) {
    this.table = table;
    this.resources = List.copyOf(resources);
    this.json = json;
  }

  /** Returns the resource for a request; empty if there is none. */
  Optional<Resource> resource(Exchange exchange) {
    return resources.stream()
        .filter(it -> it.verb().equals(exchange.verb()) && it.path().equals(exchange.path()))
        .findFirst();
  }

  /**
   * Returns the method for a request.
   *
   * @throws EndpointException if the path is unknown, or known only with another HTTP method
   */
  Found<?, ?> find(Exchange exchange) throws EndpointException {
    for (ManagementMethod<?, ?> method : table) {
      if (method.route().verb().name().equals(exchange.verb())) {
        Optional<Map<String, String>> fields = method.route().match(exchange.path());
        if (fields.isPresent()) {
          return new Found<>(method, decoded(fields.get()), json);
        }
      }
    }
    List<String> verbs = verbs(exchange.path());
    if (!verbs.isEmpty()) {
      exchange.head(405, "Allow", String.join(", ", verbs));
      throw new EndpointException(
          ManagementProblem.WRONG_VERB,
          TerminalText.excerpt(exchange.path()) + " is not for " + exchange.verb(),
          "send " + String.join(" or ", verbs));
    }
    throw new EndpointException(
        EndpointProblem.UNKNOWN_METHOD,
        "there is nothing at " + exchange.verb() + " " + TerminalText.excerpt(exchange.path()),
        "see /openapi.json; the server may be older than the client");
  }

  /** Returns the HTTP methods that are defined for a path. */
  private List<String> verbs(String path) {
    Stream<String> ofMethods =
        table.stream()
            .filter(method -> method.route().match(path).isPresent())
            .map(method -> method.route().verb().name());
    Stream<String> ofResources =
        resources.stream().filter(it -> it.path().equals(path)).map(Resource::verb);
    return Stream.concat(ofMethods, ofResources).distinct().toList();
  }

  private static Map<String, String> decoded(Map<String, String> fields) throws EndpointException {
    Map<String, String> decoded = new LinkedHashMap<>();
    for (Map.Entry<String, String> field : fields.entrySet()) {
      decoded.put(field.getKey(), QueryString.segment(field.getValue()));
    }
    return decoded;
  }

  /** A method with the values of the fields in the path. */
  record Found<Q extends Message, R extends Message>(
      ManagementMethod<Q, R> method, Map<String, String> path, JsonMessages json) {

    /** Reads the request from the query or the body. */
    @SuppressWarnings("unchecked")
    Q request(Exchange exchange) throws EndpointException, InterruptedException {
      if (method.route().verb() == Route.Verb.GET) {
        Q request = (Q) json.fromQuery(method.request(), QueryString.parse(exchange.query()), path);
        Optional<ByteRange> range = range(exchange);
        if (range.isPresent() && request instanceof GetArtifactRequest artifact) {
          return (Q)
              artifact.toBuilder()
                  .setOffset(range.get().offset())
                  .setLength(range.get().length())
                  .build();
        }
        return request;
      }
      byte[] body =
          method.shape() == ManagementMethod.Shape.DIALOGUE
              ? exchange.line(exchange.limits().requestTime()).orElse(new byte[0])
              : exchange.body();
      String type = exchange.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
      if (body.length > 0 && !TYPES.contains(type.split(";", 2)[0].strip())) {
        throw new EndpointException(
            EndpointProblem.BAD_REQUEST,
            "the body is not declared as JSON",
            "send it with Content-Type: application/json");
      }
      return (Q) json.fromBody(method.request(), body, path);
    }

    /** Returns the writer for the method's replies. */
    ReplyWriter replies(Exchange exchange, Q request) {
      return switch (method.shape()) {
        case SINGLE -> new SingleReply(exchange, json);
        case STREAM, DIALOGUE ->
            new StreamedReplies(
                exchange, json, exchange.header("Accept").orElse("").contains("text/event-stream"));
        case BYTES -> new FileReply(exchange, (GetArtifactRequest) request);
      };
    }

    private Optional<ByteRange> range(Exchange exchange) {
      return method.shape() == ManagementMethod.Shape.BYTES
          ? exchange.header("Range").flatMap(ByteRange::parse)
          : Optional.empty();
    }
  }
}
