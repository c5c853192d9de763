// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.template;

import io.odpf.optimus.plugin.template.Data;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The data of the generated templates, for both engines. */
final class SampleData {
  /** Maps of strings to strings. */
  static final Map<String, Map<String, String>> STRINGS =
      Map.of(
          "proj", Map.of("bucket", "gs://a", "name", "ns-name", "empty", ""),
          "task", Map.of("TABLE", "tbl", "COUNT", "12"));

  /** Values of other types. */
  static final Map<String, Object> VALUES =
      Map.ofEntries(
          Map.entry("DSTART", "2021-02-10T10:00:00Z"),
          Map.entry("DEND", "2021-02-11T10:30:05.25+07:00"),
          Map.entry("name", "Hello, wörld 日本"),
          Map.entry("snake", "first_name-SecondName2x URL"),
          Map.entry("multi", "a\nb\r\n\tc"),
          Map.entry("blank", ""),
          Map.entry("digits", "0123456789"),
          Map.entry("number", 42),
          Map.entry("negative", -7),
          Map.entry("zero", 0),
          Map.entry("pi", 3.14159),
          Map.entry("huge", 1.5e300),
          Map.entry("yes", true),
          Map.entry("no", false),
          Map.entry("items", List.of("b", "a", "c", "a")),
          Map.entry("mixed", List.of(1, "x", 2.5, true, List.of("in", 3), Map.of("k", "v"))),
          Map.entry("numbers", List.of(3, 1, 2)),
          Map.entry("none", List.of()),
          Map.entry("tree", Map.of("a", Map.of("b", Map.of("c", "deep")), "n", 1, "l", List.of(1))),
          Map.entry("nothing", Map.of()));

  private SampleData() {}

  /** Returns the data as this project's engine takes it. */
  static Data data() {
    Map<String, Data> fields = new HashMap<>();
    VALUES.forEach((key, value) -> fields.put(key, data(value)));
    STRINGS.forEach(
        (key, strings) -> {
          Map<String, Data.Text> texts = new HashMap<>();
          strings.forEach((name, text) -> texts.put(name, Data.text(text)));
          fields.put(key, new Data.Texts(texts));
        });
    return new Data.Fields(fields);
  }

  private static Data data(Object value) {
    if (value instanceof String text) {
      return Data.text(text);
    }
    if (value instanceof Integer number) {
      return new Data.Whole(number);
    }
    if (value instanceof Double number) {
      return new Data.Real(number);
    }
    if (value instanceof Boolean flag) {
      return new Data.Flag(flag);
    }
    if (value instanceof List<?> list) {
      return new Data.Items(list.stream().map(SampleData::data).toList());
    }
    Map<String, Data> fields = new HashMap<>();
    ((Map<?, ?>) value).forEach((key, element) -> fields.put(key + "", data(element)));
    return new Data.Fields(fields);
  }
}
