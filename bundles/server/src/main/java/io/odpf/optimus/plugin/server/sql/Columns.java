// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.sql;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The forms in which values are stored. */
final class Columns {
  private static final Gson GSON = new Gson();
  private static final TypeToken<LinkedHashMap<String, String>> MAP = new TypeToken<>() {};

  private Columns() {}

  static String text(Map<String, String> map) {
    return GSON.toJson(map);
  }

  static Map<String, String> map(String text) {
    return GSON.fromJson(text, MAP);
  }

  static String text(List<String> list) {
    return GSON.toJson(list);
  }

  /** Returns the microseconds since 1970, which is negative for earlier times. */
  static long micros(Instant time) {
    return Math.multiplyExact(time.getEpochSecond(), 1_000_000L) + time.getNano() / 1_000;
  }

  static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
