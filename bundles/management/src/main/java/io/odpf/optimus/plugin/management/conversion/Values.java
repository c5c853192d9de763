// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.conversion;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Converts single values. */
final class Values {
  private Values() {}

  static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }

  /** Returns a constant's name in lower case. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the value's text; the empty string if it is absent. */
  static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }
}
