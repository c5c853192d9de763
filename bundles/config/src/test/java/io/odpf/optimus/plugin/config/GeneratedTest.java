// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The JSON Schema and the reference, which are generated from the description of all keys. */
class GeneratedTest {
  private final JsonObject schema =
      JsonParser.parseString(ConfigSchema.json(new SampleTypes())).getAsJsonObject();

  @Test
  void namesTheDraftOfTheSchema() {
    assertThat(schema.get("$schema").getAsString())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
  }

  @Test
  void refusesUnknownKeysInTheSchemaAndDescribesKnownOnes() {
    List<JsonObject> objects = new ArrayList<>();
    collect(schema, objects);

    assertThat(objects).hasSizeGreaterThan(20);
    for (JsonObject object : objects) {
      if (!object.has("properties") || object.has("required") && !object.has("type")) {
        continue;
      }
      if (!object.has("allOf")) {
        assertThat(object.has("additionalProperties")).as(object.toString()).isTrue();
      }
      object
          .getAsJsonObject("properties")
          .asMap()
          .forEach(
              (key, property) ->
                  assertThat(property.getAsJsonObject().has("description"))
                      .as(key)
                      .isEqualTo(!property.getAsJsonObject().has("const")));
    }
  }

  private static void collect(JsonElement element, List<JsonObject> into) {
    if (element instanceof JsonObject object) {
      into.add(object);
      object.asMap().values().forEach(value -> collect(value, into));
    } else if (element instanceof JsonArray array) {
      array.forEach(value -> collect(value, into));
    }
  }

  @Test
  void branchesProvidersByTypeInTheSchema() {
    JsonObject provider = definition("provider");

    assertThat(provider.getAsJsonObject("properties").getAsJsonObject("type").get("enum"))
        .hasToString("[\"gcs\",\"kinds\",\"s3\",\"url\"]");
    assertThat(provider.getAsJsonArray("allOf").get(0))
        .hasToString(
            "{\"if\":{\"properties\":{\"type\":{\"const\":\"gcs\"}},\"required\":[\"type\"]},"
                + "\"then\":{\"$ref\":\"#/$defs/provider-gcs\"}}");
    assertThat(definition("provider-gcs").get("required"))
        .hasToString("[\"type\",\"name\",\"bucket\"]");
  }

  @Test
  void acceptsOptionsOfAnyTypeForPluginsInTheSchema() {
    assertThat(definition("plugin").getAsJsonObject("properties").getAsJsonObject("config"))
        .extracting(config -> config.get("anyOf").toString())
        .asString()
        .contains("#/$defs/config-gcs", "#/$defs/config-url");
    assertThat(definition("config-kinds").getAsJsonObject("properties").keySet())
        .containsExactly("ref", "deep", "variables");
  }

  @Test
  void describesValuesOfEveryKindInTheSchema() {
    JsonObject kinds = definition("provider-kinds").getAsJsonObject("properties");

    assertThat(kinds.getAsJsonObject("size").get("default").getAsLong()).isEqualTo(3);
    assertThat(kinds.getAsJsonObject("sizes"))
        .hasToString(
            "{\"description\":\"Sizes.\",\"type\":\"array\",\"items\":{\"anyOf\":[{\"type\":\"integer\",\"minimum\":0,\"maximum\":9},"
                + "{\"type\":\"string\",\"pattern\":\"\\\\$\\\\{\"}]},\"default\":[\"1\",\"2\"]}");
    assertThat(kinds.getAsJsonObject("level").toString())
        .contains("\"enum\":[\"low\",\"middle\",\"high\"]", "\"default\":\"low\"");
    assertThat(kinds.getAsJsonObject("pause").toString())
        .contains("^[0-9]{1,9}(?:ms|s|m|h)$|\\\\$\\\\{");
  }

  @Test
  void acceptsNumbersAsTextInTheSchema() {
    assertThat(
            definition("plugin")
                .getAsJsonObject("properties")
                .getAsJsonObject("version")
                .toString())
        .contains("[\"string\",\"number\",\"boolean\"]");
  }

  @Test
  void writesTheSameSchemaForTheSameTypes() {
    assertThat(ConfigSchema.json(new SampleTypes()))
        .isEqualTo(ConfigSchema.json(new SampleTypes()));
  }

  @Test
  void writesARowForEachCommonKey() {
    assertThat(ConfigReference.common().lines())
        .contains(
            "## Every plugin",
            "| `signature.minisign.key.file` | a file's path; required in its group | A file with the key, relative to this one. |",
            "| `modes` | list; each `server`, `client`; default `[server, client]` | On whose machines it is installed. |");
  }

  @Test
  void writesARowForEachOptionOfAProviderType() {
    OptionSchema kinds = new SampleTypes().find("kinds").orElseThrow();
    OptionSchema url = new SampleTypes().find("url").orElseThrow();

    assertThat(ConfigReference.provider(kinds).lines())
        .contains(
            "## Options of the provider",
            "## `config` of its plugins",
            "| `ref` | text; required | A ref. |",
            "| `size` | a whole number from 1 to 10; default `3` | Size. |",
            "| `source` | `direct`, or an address that begins with https://, or list; each an address that begins with https:// | One or several sources. |");
    assertThat(ConfigReference.provider(url).lines())
        .contains(
            "| `auth.basic.password` | secret, or `file:PATH`; required in its group | The user's password. |")
        .doesNotContain("## `config` of its plugins");
  }

  private JsonObject definition(String name) {
    return schema.getAsJsonObject("$defs").getAsJsonObject(name);
  }
}
