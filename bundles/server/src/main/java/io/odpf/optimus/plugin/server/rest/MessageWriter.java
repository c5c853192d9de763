// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.rest;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.odpf.optimus.plugin.text.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes replies as JSON as a grpc-gateway does: with default values, {@code null} for absent
 * messages, which the printer of protobuf-java omits, and the keys of maps sorted.
 */
final class MessageWriter {
  private MessageWriter() {}

  /** Returns a message as JSON without line feeds, in UTF-8. */
  static byte[] json(Message message) {
    JsonText out = JsonText.compact();
    write(message, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(Message message, JsonText out) {
    out.beginObject();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      out.name(field.getJsonName());
      if (field.isMapField()) {
        writeMap((List<?>) message.getField(field), out);
      } else if (field.isRepeated()) {
        out.beginArray();
        for (Object item : (List<?>) message.getField(field)) {
          write(field, item, out);
        }
        out.endArray();
      } else if (field.hasPresence() && !message.hasField(field)) {
        out.tree(null);
      } else {
        write(field, message.getField(field), out);
      }
    }
    out.endObject();
  }

  private static void writeMap(List<?> entries, JsonText out) {
    Map<String, String> sorted = new TreeMap<>();
    for (Object item : entries) {
      Message entry = (Message) item;
      sorted.put(
          (String) entry.getField(entry.getDescriptorForType().findFieldByNumber(1)),
          (String) entry.getField(entry.getDescriptorForType().findFieldByNumber(2)));
    }
    out.beginObject();
    sorted.forEach((key, value) -> out.name(key).value(value));
    out.endObject();
  }

  private static void write(FieldDescriptor field, Object value, JsonText out) {
    switch (field.getJavaType()) {
      case STRING -> out.value((String) value);
      case INT -> out.value(((Integer) value).longValue());
      case BOOLEAN -> out.value((Boolean) value);
      case ENUM -> writeConstant((EnumValueDescriptor) value, out);
      case MESSAGE -> {
        if (WellKnown.isText(field.getMessageType())) {
          out.value(WellKnown.text((Message) value));
        } else {
          write((Message) value, out);
        }
      }
      case LONG, FLOAT, DOUBLE, BYTE_STRING ->
          throw new IllegalStateException("no reply has such a field");
    }
  }

  private static void writeConstant(EnumValueDescriptor constant, JsonText out) {
    // A number without a constant has a descriptor that the enum does not list.
    if (constant.getIndex() < 0) {
      out.value(constant.getNumber());
    } else {
      out.value(constant.getName());
    }
  }
}
