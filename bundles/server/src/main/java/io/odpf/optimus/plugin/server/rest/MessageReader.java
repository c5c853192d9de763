// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.rest;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads requests from JSON and from parameters. Names are in snake_case or camelCase; unknown
 * fields are ignored. Constants of enums are numbers, or names in any case, with or without the
 * prefix that the other generation of clients lacks.
 */
final class MessageReader {
  private static final String PREFIX = "TYPE_";

  private MessageReader() {}

  /** Reads the fields of a JSON document into a message. */
  static void read(String json, Message.Builder message) throws EndpointException {
    if (!json.isBlank()) {
      merge(JsonDocument.read(json), message, json);
    }
  }

  /** Reads the values of parameters into a message; a dot leads into a message within. */
  static void read(Map<String, List<String>> parameters, Message.Builder message)
      throws EndpointException {
    for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
      FieldDescriptor field = field(message.getDescriptorForType(), parameter.getKey());
      if (field != null) {
        List<String> values = parameter.getValue();
        Value value = new Value(values.get(values.size() - 1), parameter::getKey);
        set(message, field, value);
      }
    }
  }

  /** A value as it is written, and its place for messages. */
  private record Value(String text, Supplier<String> place) {}

  private static void set(Message.Builder message, FieldDescriptor field, Value value)
      throws EndpointException {
    if (field.isRepeated()) {
      throw invalid(value.place().get() + " cannot be a parameter");
    }
    message.setField(
        field,
        switch (field.getJavaType()) {
          case STRING -> value.text();
          case INT -> number(value.text(), value.place());
          case BOOLEAN -> flag(value.text(), value.place());
          case ENUM -> constant(field, value.text(), value.place());
          case MESSAGE -> WellKnown.parse(field.getMessageType(), value.text(), value.place());
          case LONG, FLOAT, DOUBLE, BYTE_STRING ->
              throw new IllegalStateException("no request has such a field");
        });
  }

  private static void merge(JsonNode node, Message.Builder message, String json)
      throws EndpointException {
    if (!(node instanceof JsonNode.Fields object)) {
      throw unexpected(node, json);
    }
    for (JsonNode.Field entry : object.fields()) {
      FieldDescriptor field = field(message.getDescriptorForType(), entry.name());
      if (field == null || entry.value().isNull()) {
        continue;
      }
      if (field.isMapField()) {
        mergeMap(field, entry.value(), message, json);
      } else if (field.isRepeated()) {
        if (!(entry.value() instanceof JsonNode.Items list)) {
          throw unexpected(entry.value(), json);
        }
        for (JsonNode item : list.items()) {
          message.addRepeatedField(field, value(field, item, message, json));
        }
      } else {
        message.setField(field, value(field, entry.value(), message, json));
      }
    }
  }

  private static void mergeMap(
      FieldDescriptor field, JsonNode node, Message.Builder message, String json)
      throws EndpointException {
    if (!(node instanceof JsonNode.Fields object)) {
      throw unexpected(node, json);
    }
    Descriptor entry = field.getMessageType();
    for (JsonNode.Field item : object.fields()) {
      if (!(item.value() instanceof JsonNode.Text text)) {
        throw unexpected(item.value(), json);
      }
      message.addRepeatedField(
          field,
          message
              .newBuilderForField(field)
              .setField(entry.findFieldByNumber(1), item.name())
              .setField(entry.findFieldByNumber(2), text.value())
              .build());
    }
  }

  private static Object value(
      FieldDescriptor field, JsonNode node, Message.Builder parent, String json)
      throws EndpointException {
    // Counting lines takes time, and only messages need them.
    Supplier<String> place = () -> position(node, json);
    return switch (field.getJavaType()) {
      case MESSAGE -> {
        if (WellKnown.isText(field.getMessageType())) {
          if (!(node instanceof JsonNode.Text text)) {
            throw unexpected(node, json);
          }
          yield WellKnown.parse(field.getMessageType(), text.value(), place);
        }
        Message.Builder message = parent.newBuilderForField(field);
        merge(node, message, json);
        yield message.build();
      }
      case STRING -> {
        if (!(node instanceof JsonNode.Text text)) {
          throw unexpected(node, json);
        }
        yield text.value();
      }
      case INT -> number(scalar(node, json), place);
      case BOOLEAN -> flag(scalar(node, json), place);
      case ENUM -> constant(field, scalar(node, json), place);
      case LONG, FLOAT, DOUBLE, BYTE_STRING ->
          throw new IllegalStateException("no request has such a field");
    };
  }

  private static String scalar(JsonNode node, String json) throws EndpointException {
    if (node instanceof JsonNode.Text text) {
      return text.value();
    }
    if (node instanceof JsonNode.Word word) {
      return word.value();
    }
    throw unexpected(node, json);
  }

  private static @org.jspecify.annotations.Nullable FieldDescriptor field(
      Descriptor message, String name) {
    for (FieldDescriptor field : message.getFields()) {
      if (field.getName().equals(name) || field.getJsonName().equals(name)) {
        return field;
      }
    }
    return null;
  }

  private static Integer number(String text, Supplier<String> place) throws EndpointException {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException failure) {
      throw invalid(place.get() + ": invalid value for int32 type: " + TerminalText.passage(text));
    }
  }

  private static Boolean flag(String text, Supplier<String> place) throws EndpointException {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    throw invalid(place.get() + ": invalid value for bool type: " + TerminalText.passage(text));
  }

  /** Returns a constant. A number without a constant is one that the operation refuses. */
  private static EnumValueDescriptor constant(
      FieldDescriptor field, String text, Supplier<String> place) throws EndpointException {
    if (text.matches("-?[0-9]{1,9}")) {
      return field.getEnumType().findValueByNumberCreatingIfUnknown(Integer.parseInt(text));
    }
    for (EnumValueDescriptor constant : field.getEnumType().getValues()) {
      if (plain(constant.getName()).equals(plain(text))) {
        return constant;
      }
    }
    throw invalid(
        place.get() + ": invalid value for enum type: \"" + TerminalText.passage(text) + "\"");
  }

  private static String plain(String constant) {
    String upper = constant.toUpperCase(java.util.Locale.ROOT);
    return upper.startsWith(PREFIX) ? upper.substring(PREFIX.length()) : upper;
  }

  private static EndpointException unexpected(JsonNode node, String json) {
    int end = Math.min(json.length(), node.at() + 20);
    String shown =
        node instanceof JsonNode.Word word ? word.value() : json.substring(node.at(), end);
    return invalid(
        "proto: syntax error "
            + position(node, json).substring("proto: ".length())
            + ": unexpected token "
            + TerminalText.passage(node instanceof JsonNode.Word ? shown : shown.substring(0, 1)));
  }

  /** Returns the position as the Go library for protocol buffers writes it. */
  private static String position(JsonNode node, String json) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < node.at(); i++) {
      column++;
      if (json.charAt(i) == '\n') {
        line++;
        column = 1;
      }
    }
    return "proto: (line " + line + ":" + column + ")";
  }

  private static EndpointException invalid(String message) {
    return new EndpointException(
        EndpointProblem.BAD_REQUEST, message, "compare the request with the .proto file");
  }
}
