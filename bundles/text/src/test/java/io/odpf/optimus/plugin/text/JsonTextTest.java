// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {
  private static final String CHARACTERS = characters();

  @Test
  void writesIndentedDocumentsAsGsonDoes() throws IOException {
    StringWriter expected = new StringWriter();
    JsonWriter gson = new JsonWriter(expected);
    gson.setIndent("  ");
    gson.beginObject().name("a").value(1).name(CHARACTERS).value(CHARACTERS);
    gson.name("empty").beginObject().endObject().name("none").beginArray().endArray();
    gson.name("list").beginArray().value(true).value("x").beginObject().name("y").value(-1);
    gson.endObject().beginArray().value(2).endArray().endArray().endObject();

    JsonText text = JsonText.indented();
    text.beginObject().name("a").value(1).name(CHARACTERS).value(CHARACTERS);
    text.name("empty").beginObject().endObject().name("none").beginArray().endArray();
    text.name("list").beginArray().value(true).value("x").beginObject().name("y").value(-1);
    text.endObject().beginArray().value(2).endArray().endArray().endObject();
    assertThat(text).hasToString(expected.toString());
  }

  @Test
  void writesCompactDocumentsOnOneLine() {
    assertThat(JsonText.compact().tree(sample()))
        .hasToString("{\"a\":[1,2.5,\"x\\n\",true,null],\"b\":{},\"c\":[]}");
  }

  @Test
  void writesTreesIndented() {
    assertThat(JsonText.indented().tree(Map.of("a", List.of(Map.of("b", 1)))))
        .hasToString("{\n  \"a\": [\n    {\n      \"b\": 1\n    }\n  ]\n}");
  }

  @Test
  void writesAsciiThatReadsBackAsTheSameText() {
    String text = JsonText.ascii().value(CHARACTERS).toString();
    assertThat(text).matches("[ -~]+");
    assertThat(JsonParser.parseString(text).getAsString()).isEqualTo(CHARACTERS);
  }

  @Test
  void escapesLoneSurrogates() {
    assertThat(JsonText.compact().value("\ud800a\udc00😀\udc00\ud800"))
        .hasToString("\"\\ud800a\\udc00😀\\udc00\\ud800\"");
  }

  @Test
  void refusesNumbersAndObjectsThatJsonDoesNotHave() {
    assertThatIllegalArgumentException().isThrownBy(() -> JsonText.compact().tree(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> JsonText.compact().tree(new Object()));
  }

  @Test
  void refusesAnEndWithoutABeginning() {
    assertThatIllegalStateException().isThrownBy(() -> JsonText.compact().endObject());
    assertThatIllegalStateException()
        .isThrownBy(() -> JsonText.compact().beginObject().name("a").endObject());
  }

  private static Map<String, Object> sample() {
    Map<String, Object> sample = new LinkedHashMap<>();
    sample.put("a", Arrays.asList(1, 2.5, "x\n", true, null));
    sample.put("b", Map.of());
    sample.put("c", List.of());
    return sample;
  }

  private static String characters() {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 0xD800; c++) {
      all.append(c);
    }
    return all.append("😀").toString();
  }
}
