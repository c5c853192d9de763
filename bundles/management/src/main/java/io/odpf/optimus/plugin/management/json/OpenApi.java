// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.json;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.method.ManagementMethod;
import io.odpf.optimus.plugin.management.method.ManagementMethod.Shape;
import io.odpf.optimus.plugin.management.method.Route;
import io.odpf.optimus.plugin.proto.management.Problems;
import io.odpf.optimus.plugin.text.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Generates the OpenAPI document from the table of methods. */
public final class OpenApi {
  private static final String JSON = "application/json";
  private static final String LINES = "application/x-ndjson";

  private final Schemas schemas = new Schemas();
  private final Map<String, Object> paths = new LinkedHashMap<>();

  private OpenApi() {}

  /**
   * Returns the document as JSON in UTF-8.
   *
   * @param version the runtime's version, which the document carries
   */
  public static byte[] document(List<ManagementMethod<?, ?>> methods, String version) {
    OpenApi api = new OpenApi();
    methods.forEach(api::add);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.0.3");
    document.put("info", ordered("title", "Optimus plugin management", "version", version));
    document.put("paths", api.paths);
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("schemas", api.schemas.all());
    components.put("securitySchemes", Map.of("token", ordered("type", "http", "scheme", "bearer")));
    document.put("components", components);
    document.put("security", List.of(Map.of("token", List.of())));
    return JsonText.indented().tree(document).toBytes();
  }

  private void add(ManagementMethod<?, ?> method) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", method.name());
    operation.put("summary", method.summary());
    operation.put("x-role", method.role().label());
    if (method.role() == Role.ANYONE) {
      operation.put("security", List.of());
    }
    Descriptor request = method.request().getDescriptorForType();
    boolean query = method.route().verb() == Route.Verb.GET;
    List<Object> parameters = parameters(request, method.route().fields(), query);
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    if (!query) {
      operation.put(
          "requestBody",
          ordered(
              "required",
              false,
              "content",
              content(
                  method.shape() == Shape.DIALOGUE ? LINES : JSON, schemas.reference(request))));
    }
    operation.put("responses", responses(method));
    @SuppressWarnings("unchecked")
    Map<String, Object> path =
        (Map<String, Object>)
            paths.computeIfAbsent(method.route().path(), key -> new LinkedHashMap<>());
    path.put(method.route().verb().name().toLowerCase(Locale.ROOT), operation);
  }

  private List<Object> parameters(Descriptor request, List<String> path, boolean query) {
    List<Object> parameters = new ArrayList<>();
    for (FieldDescriptor field : request.getFields()) {
      boolean inPath = path.contains(field.getJsonName());
      if (inPath || query) {
        parameters.add(
            ordered(
                "name",
                field.getJsonName(),
                "in",
                inPath ? "path" : "query",
                "required",
                inPath,
                "schema",
                schemas.of(field)));
      }
    }
    return parameters;
  }

  private Map<String, Object> responses(ManagementMethod<?, ?> method) {
    Object reply = schemas.reference(method.reply().getDescriptorForType());
    Map<String, Object> content =
        switch (method.shape()) {
          case SINGLE -> content(JSON, reply);
          case STREAM -> {
            Map<String, Object> both = content(LINES, reply);
            both.putAll(content("text/event-stream", reply));
            yield both;
          }
          case DIALOGUE -> content(LINES, reply);
          case BYTES ->
              content("application/octet-stream", ordered("type", "string", "format", "binary"));
        };
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put("200", ordered("description", "The reply.", "content", content));
    if (method.shape() == Shape.BYTES) {
      responses.put("206", ordered("description", "The requested range.", "content", content));
    }
    responses.put(
        "default",
        ordered(
            "description",
            "What went wrong.",
            "content",
            content(JSON, schemas.reference(Problems.getDescriptor()))));
    return responses;
  }

  private static Map<String, Object> content(String type, Object schema) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put(type, Map.of("schema", schema));
    return content;
  }

  /** Returns a map of names and values, in their order. */
  static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
