// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Random;

/** Makes random messages by their descriptors; the same ones for the same seed. */
final class RandomMessages {
  private static final int DEEPEST = 6;

  /** What methods know, what they should refuse, and what breaks careless programs. */
  private static final List<String> TEXTS =
      List.of(
          "",
          "neo",
          "linux_amd64",
          "plan9_mips",
          "sha256:" + "0".repeat(64),
          "sha256:../../../etc/passwd",
          "..",
          "/",
          "%2e%2e%2f",
          "null",
          "-1",
          "${TOKEN}",
          "{{.Version}}",
          "\u0000",
          "\u001b[2J",
          "\u202egnp.exe",
          "\ud83d\ude80",
          "é".repeat(300));

  private static final long[] NUMBERS = {0, 1, -1, 255, 1 << 20, Long.MAX_VALUE, Long.MIN_VALUE};

  private final Random random;

  RandomMessages(long seed) {
    random = new Random(seed);
  }

  /** Returns a message of the type of an empty one. */
  Message like(Message empty) {
    return fill(empty.newBuilderForType(), 0);
  }

  private Message fill(Message.Builder message, int depth) {
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      boolean nested = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
      if (random.nextInt(3) == 0 || nested && depth == DEEPEST) {
        continue;
      }
      if (field.isRepeated()) {
        for (int i = random.nextInt(4); i > 0; i--) {
          message.addRepeatedField(field, value(message, field, depth));
        }
      } else {
        message.setField(field, value(message, field, depth));
      }
    }
    return message.build();
  }

  private Object value(Message.Builder message, FieldDescriptor field, int depth) {
    return switch (field.getJavaType()) {
      case STRING -> text();
      case INT -> (int) number();
      case LONG -> number();
      case BOOLEAN -> random.nextBoolean();
      case ENUM -> constant(field.getEnumType());
      case FLOAT -> random.nextFloat();
      case DOUBLE -> random.nextDouble();
      case BYTE_STRING -> ByteString.copyFromUtf8(text());
      case MESSAGE -> fill(message.newBuilderForField(field), depth + 1);
    };
  }

  String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private long number() {
    return NUMBERS[random.nextInt(NUMBERS.length)];
  }

  private Object constant(EnumDescriptor type) {
    int count = type.getValues().size();
    return type.findValueByNumberCreatingIfUnknown(random.nextInt(count + 2));
  }

  /** Returns bytes with some of them changed, removed or doubled. */
  byte[] damaged(byte[] bytes) {
    byte[] damaged = bytes;
    for (int i = random.nextInt(4); i >= 0; i--) {
      damaged = damagedOnce(damaged);
    }
    return damaged;
  }

  private byte[] damagedOnce(byte[] bytes) {
    if (bytes.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    int at = random.nextInt(bytes.length);
    ByteString all = ByteString.copyFrom(bytes);
    ByteString rest = all.substring(at);
    ByteString end =
        switch (random.nextInt(4)) {
          case 0 -> ByteString.EMPTY;
          case 1 -> rest.concat(rest);
          case 2 -> rest.substring(1);
          default ->
              ByteString.copyFrom(new byte[] {(byte) random.nextInt()}).concat(rest.substring(1));
        };
    return all.substring(0, at).concat(end).toByteArray();
  }
}
