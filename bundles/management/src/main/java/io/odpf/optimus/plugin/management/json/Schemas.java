// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.json;

import static io.odpf.optimus.plugin.management.json.OpenApi.ordered;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Timestamp;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The schemas of an OpenAPI document. Collects those of all referenced messages. */
final class Schemas {
  private final Map<String, Object> schemas = new TreeMap<>();

  /** Returns the schemas collected so far, by name. */
  Map<String, Object> all() {
    return schemas;
  }

  /** Returns a reference to a message's schema, and collects that schema. */
  Map<String, Object> reference(Descriptor message) {
    if (!schemas.containsKey(message.getName())) {
      // A placeholder, so that a recursive message refers to itself instead of recursing.
      schemas.put(message.getName(), Map.of());
      Map<String, Object> properties = new LinkedHashMap<>();
      for (FieldDescriptor field : message.getFields()) {
        properties.put(field.getJsonName(), of(field));
      }
      schemas.put(message.getName(), ordered("type", "object", "properties", properties));
    }
    return ordered("$ref", "#/components/schemas/" + message.getName());
  }

  /** Returns the schema of a field. */
  Object of(FieldDescriptor field) {
    if (field.isMapField()) {
      return ordered(
          "type",
          "object",
          "additionalProperties",
          single(field.getMessageType().findFieldByName("value")));
    }
    return field.isRepeated() ? ordered("type", "array", "items", single(field)) : single(field);
  }

  private Object single(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case STRING -> ordered("type", "string");
      case BYTE_STRING -> ordered("type", "string", "format", "byte");
      case BOOLEAN -> ordered("type", "boolean");
      case INT -> ordered("type", "integer", "format", "int32");
      // JSON readers keep only 53 bits of a number; protocol buffers therefore write strings.
      case LONG -> ordered("type", "string", "format", "int64");
      case FLOAT, DOUBLE -> ordered("type", "number");
      case ENUM ->
          ordered(
              "type",
              "string",
              "enum",
              field.getEnumType().getValues().stream().map(EnumValueDescriptor::getName).toList());
      case MESSAGE ->
          field.getMessageType().equals(Timestamp.getDescriptor())
              ? ordered("type", "string", "format", "date-time")
              : reference(field.getMessageType());
    };
  }
}
