// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** A message of a few numbers and texts, by the numbers of its fields. */
public final class RawMessage {
  private final Map<Integer, Object> fields = new TreeMap<>();

  public static RawMessage of() {
    return new RawMessage();
  }

  /** Reads a message; texts of one field are put together. */
  public static RawMessage parse(byte[] bytes) {
    RawMessage message = new RawMessage();
    try {
      CodedInputStream in = CodedInputStream.newInstance(bytes);
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        boolean number = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT;
        int field = WireFormat.getTagFieldNumber(tag);
        if (number) {
          message.with(field, in.readInt64());
        } else {
          message.with(field, message.text(field) + in.readString());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return message;
  }

  public RawMessage with(int field, long value) {
    fields.put(field, value);
    return this;
  }

  public RawMessage with(int field, String value) {
    fields.put(field, value);
    return this;
  }

  public long number(int field) {
    return (Long) fields.getOrDefault(field, 0L);
  }

  public String text(int field) {
    return (String) fields.getOrDefault(field, "");
  }

  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      for (Map.Entry<Integer, Object> field : fields.entrySet()) {
        if (field.getValue() instanceof Long number) {
          out.writeInt64(field.getKey(), number);
        } else {
          out.writeString(field.getKey(), (String) field.getValue());
        }
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
