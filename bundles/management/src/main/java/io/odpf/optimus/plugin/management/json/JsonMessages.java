// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.json;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reads and writes messages in the JSON mapping of protocol buffers. Thread-safe. */
public final class JsonMessages {
  private final JsonFormat.Parser parser = JsonFormat.parser();
  private final JsonFormat.Printer printer =
      JsonFormat.printer().omittingInsignificantWhitespace().alwaysPrintFieldsWithNoPresence();

  /** Returns a message as one line of UTF-8, without a line feed. */
  public byte[] bytes(Message message) {
    try {
      return printer.print(message).getBytes(StandardCharsets.UTF_8);
    } catch (InvalidProtocolBufferException failure) {
      throw new IllegalStateException("only a message in an Any cannot be written", failure);
    }
  }

  /**
   * Reads a request from a body and a path.
   *
   * @param empty an empty request
   * @param body the JSON; no bytes for an empty request
   * @param path the values of the fields in the path, which replace those in the body
   * @throws EndpointException if the body is not JSON of such a request, or a value is invalid
   */
  public Message fromBody(Message empty, byte[] body, Map<String, String> path)
      throws EndpointException {
    Message.Builder request = empty.newBuilderForType();
    if (body.length > 0) {
      try {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        parser.merge(text, request);
      } catch (CharacterCodingException failure) {
        throw bad("the body is not UTF-8 text", failure);
      } catch (InvalidProtocolBufferException failure) {
        throw bad(
            "the body is not the expected JSON: "
                + TerminalText.passage(String.valueOf(failure.getMessage())),
            failure);
      } catch (RuntimeException failure) {
        // The parser lets some exceptions through, for instance for numbers and times out of range.
        throw bad("the body is not the expected JSON", failure);
      }
    }
    for (Map.Entry<String, String> field : path.entrySet()) {
      set(request, field.getKey(), List.of(field.getValue()));
    }
    return request.build();
  }

  /**
   * Reads a request from a query and a path.
   *
   * @param empty an empty request
   * @param query the values by field name
   * @param path the values of the fields in the path
   * @throws EndpointException if a field is unknown or given twice, or a value does not have its
   *     type
   */
  public Message fromQuery(Message empty, Map<String, List<String>> query, Map<String, String> path)
      throws EndpointException {
    Message.Builder request = empty.newBuilderForType();
    for (Map.Entry<String, List<String>> field : query.entrySet()) {
      if (path.containsKey(field.getKey())) {
        throw bad("the field " + field.getKey() + " is in the path already", null);
      }
      set(request, field.getKey(), field.getValue());
    }
    for (Map.Entry<String, String> field : path.entrySet()) {
      set(request, field.getKey(), List.of(field.getValue()));
    }
    return request.build();
  }

  private static void set(Message.Builder request, String name, List<String> values)
      throws EndpointException {
    FieldDescriptor field = null;
    for (FieldDescriptor known : request.getDescriptorForType().getFields()) {
      if (known.getJsonName().equals(name) || known.getName().equals(name)) {
        field = known;
      }
    }
    if (field == null || field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
      throw bad("there is no field " + TerminalText.quote(name), null);
    }
    if (!field.isRepeated() && values.size() != 1) {
      throw bad("the field " + name + " has more than one value", null);
    }
    for (String value : values) {
      Object parsed = parse(field, value);
      if (field.isRepeated()) {
        request.addRepeatedField(field, parsed);
      } else {
        request.setField(field, parsed);
      }
    }
  }

  private static Object parse(FieldDescriptor field, String value) throws EndpointException {
    try {
      return switch (field.getJavaType()) {
        case STRING -> value;
        case INT -> Integer.valueOf(value);
        case LONG -> Long.valueOf(value);
        case BOOLEAN -> bool(field, value);
        case ENUM -> constant(field, value);
        case FLOAT, DOUBLE, BYTE_STRING, MESSAGE ->
            throw bad("the field " + field.getName() + " cannot be in a query", null);
      };
    } catch (NumberFormatException failure) {
      throw wrong(field, value);
    }
  }

  private static boolean bool(FieldDescriptor field, String value) throws EndpointException {
    if (value.equals("true") || value.equals("false")) {
      return value.equals("true");
    }
    throw wrong(field, value);
  }

  private static EnumValueDescriptor constant(FieldDescriptor field, String value)
      throws EndpointException {
    EnumValueDescriptor constant = field.getEnumType().findValueByName(value);
    if (constant == null) {
      throw wrong(field, value);
    }
    return constant;
  }

  private static EndpointException wrong(FieldDescriptor field, String value) {
    return bad(
        TerminalText.quote(value) + " is not a value of the field " + field.getJsonName(), null);
  }

  private static EndpointException bad(
      String message, @org.jspecify.annotations.Nullable Exception cause) {
    return new EndpointException(EndpointProblem.BAD_REQUEST, message, "see /openapi.json", cause);
  }
}
