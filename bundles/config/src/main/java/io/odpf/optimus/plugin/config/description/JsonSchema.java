// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.description;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.text.JsonText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The configuration as a JSON Schema for editors. It accepts every file that the reader accepts;
 * the reader also checks rules that a schema cannot express.
 */
public final class JsonSchema {

  /** The schema's identifier, which is not an address to fetch it from. */
  private static final String ID = "urn:odpf:optimus:plugin-config";

  /** Matches every value with a variable. */
  private static final String VARIABLE = "\\$\\{";

  private final SortedMap<String, OptionSchema> types;

  /**
   * Creates a schema.
   *
   * @param types the options of each provider type
   */
  public JsonSchema(SortedMap<String, OptionSchema> types) {
    this.types = types;
  }

  /** Returns the schema's text. */
  public String write() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("$id", ID);
    root.put("title", "Optimus plugin configuration");
    root.put("type", "object");
    root.put("properties", Map.of(ConfigKeys.PLUGINS, described(plugins(), ConfigKeys.ROOT.doc())));
    root.put("required", List.of(ConfigKeys.PLUGINS));
    root.put("additionalProperties", false);
    root.put("$defs", definitions());
    return JsonText.indented().tree(root) + "\n";
  }

  private static Map<String, Object> plugins() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(ConfigKeys.INSTALL_LOCATION, property(ConfigKeys.LOCATION, true));
    properties.put(ConfigKeys.LIMITS, property(ConfigKeys.LIMIT_GROUP, true));
    properties.put(PolicyKeys.POLICY, property(PolicyKeys.GROUP, true));
    properties.put(ConfigKeys.PROVIDERS, list(ConfigKeys.PROVIDER_LIST, "provider"));
    properties.put(ConfigKeys.MIRRORS, property(ConfigKeys.MIRROR_LIST, true));
    properties.put(ConfigKeys.PLUGINS, list(ConfigKeys.PLUGIN_LIST, "plugin"));
    return object(properties, List.of(ConfigKeys.PLUGINS));
  }

  private static Map<String, Object> list(Option option, String items) {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("type", "array");
    list.put("items", reference(items));
    return described(list, option.doc());
  }

  private Map<String, Object> definitions() {
    Map<String, Object> definitions = new LinkedHashMap<>();
    definitions.put("provider", provider());
    definitions.put("plugin", plugin());
    types.forEach(
        (type, schema) -> {
          Map<String, Object> properties = properties(ConfigKeys.provider(schema), true);
          Map<String, Object> constant = new LinkedHashMap<>();
          constant.put("const", type);
          properties.put(ConfigKeys.TYPE, constant);
          definitions.put(
              "provider-" + type, object(properties, required(ConfigKeys.provider(schema))));
          definitions.put(
              "config-" + type,
              object(
                  properties(ConfigKeys.pluginConfig(schema), false), required(schema.plugin())));
        });
    return definitions;
  }

  private Map<String, Object> provider() {
    Map<String, Object> type = new LinkedHashMap<>();
    type.put("enum", types.keySet());
    Map<String, Object> provider = new LinkedHashMap<>();
    provider.put("type", "object");
    provider.put(
        "properties",
        Map.of(ConfigKeys.TYPE, described(type, ConfigKeys.OF_PROVIDER.get(0).doc())));
    provider.put("required", required(ConfigKeys.OF_PROVIDER));
    List<Object> branches = new ArrayList<>();
    for (String name : types.keySet()) {
      Map<String, Object> condition = new LinkedHashMap<>();
      condition.put("properties", Map.of(ConfigKeys.TYPE, Map.of("const", name)));
      condition.put("required", List.of(ConfigKeys.TYPE));
      Map<String, Object> branch = new LinkedHashMap<>();
      branch.put("if", condition);
      branch.put("then", reference("provider-" + name));
      branches.add(branch);
    }
    if (!branches.isEmpty()) {
      provider.put("allOf", branches);
    }
    return provider;
  }

  private Map<String, Object> plugin() {
    Map<String, Object> properties = properties(ConfigKeys.OF_PLUGIN, false);
    List<Object> alternatives = new ArrayList<>();
    for (String type : types.keySet()) {
      alternatives.add(reference("config-" + type));
    }
    alternatives.add(Map.of("type", "null"));
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("anyOf", alternatives);
    for (Option option : ConfigKeys.OF_PLUGIN) {
      if (option.name().equals(ConfigKeys.CONFIG)) {
        properties.put(ConfigKeys.CONFIG, described(config, option.doc()));
      }
    }
    return object(properties, required(ConfigKeys.OF_PLUGIN));
  }

  private static Map<String, Object> properties(List<Option> options, boolean variables) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Option option : options) {
      boolean fixed =
          option.name().equals(ConfigKeys.TYPE) || option.name().equals(ConfigKeys.NAME);
      properties.put(option.name(), property(option, variables && !fixed));
    }
    return properties;
  }

  private static Map<String, Object> property(Option option, boolean variables) {
    Map<String, Object> schema = schema(option.type(), variables);
    // A key without a value is the same as no key, except for lists.
    if (!option.required() && !(option.type() instanceof OptionType.ListOf)) {
      Map<String, Object> nullable = new LinkedHashMap<>();
      nullable.put("anyOf", List.of(schema, Map.of("type", "null")));
      schema = nullable;
    }
    Map<String, Object> described = described(schema, option.doc());
    option.defaultValue().ifPresent(value -> described.put("default", literal(value, option)));
    return described;
  }

  private static Object literal(String text, Option option) {
    if (option.type() instanceof OptionType.Whole) {
      return Long.parseLong(text);
    } else if (option.type() instanceof OptionType.Flag) {
      return text.equals("true");
    } else if (text.startsWith("[") && text.endsWith("]")) {
      List<String> elements = new ArrayList<>();
      for (String element : text.substring(1, text.length() - 1).split(",")) {
        if (!element.isBlank()) {
          elements.add(element.strip());
        }
      }
      return elements;
    }
    return text;
  }

  private static Map<String, Object> schema(OptionType type, boolean variables) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (type instanceof OptionType.Text text) {
      // An editor takes the texts 1.10 and no for a number and a flag.
      schema.put("type", List.of("string", "number", "boolean"));
      if (!text.pattern().isEmpty() && !text.equals(TextRules.ANYTHING)) {
        schema.put("pattern", pattern("^(?:" + text.pattern() + ")$", variables));
      }
    } else if (type instanceof OptionType.Choice choice) {
      return orVariable(Map.of("enum", choice.words()), variables);
    } else if (type instanceof OptionType.SecretText) {
      schema.put("type", List.of("string", "number", "boolean"));
    } else if (type instanceof OptionType.Whole whole) {
      schema.put("type", "integer");
      schema.put("minimum", whole.min());
      if (whole.max() != Long.MAX_VALUE) {
        schema.put("maximum", whole.max());
      }
      return orVariable(schema, variables);
    } else if (type instanceof OptionType.Flag) {
      return orVariable(Map.of("type", "boolean"), variables);
    } else if (type instanceof OptionType.Time) {
      schema.put("type", "string");
      schema.put("pattern", pattern("^[0-9]{1,9}(?:ms|s|m|h)$", variables));
    } else if (type instanceof OptionType.Address address) {
      schema.put("type", "string");
      schema.put("pattern", pattern("^(?:" + schemes(address.schemes()) + ")://", variables));
    } else if (type instanceof OptionType.FilePath) {
      schema.put("type", "string");
      schema.put("minLength", 1);
    } else if (type instanceof OptionType.ListOf list) {
      schema.put("type", "array");
      schema.put("items", schema(list.element(), variables));
    } else if (type instanceof OptionType.MapOf map) {
      schema.put("type", "object");
      schema.put("additionalProperties", schema(map.value(), variables));
    } else if (type instanceof OptionType.Group group) {
      return object(properties(group.options(), variables), required(group.options()));
    } else if (type instanceof OptionType.OneOf one) {
      Map<String, Object> object = object(properties(one.options(), variables), List.of());
      object.put("minProperties", 1);
      object.put("maxProperties", 1);
      return object;
    } else if (type instanceof OptionType.AnyOf any) {
      List<Object> alternatives = new ArrayList<>();
      for (OptionType alternative : any.alternatives()) {
        alternatives.add(schema(alternative, variables));
      }
      schema.put("anyOf", alternatives);
    }
    return schema;
  }

  private static Map<String, Object> orVariable(Map<String, Object> schema, boolean variables) {
    if (!variables) {
      return schema;
    }
    Map<String, Object> variable = new LinkedHashMap<>();
    variable.put("type", "string");
    variable.put("pattern", VARIABLE);
    Map<String, Object> either = new LinkedHashMap<>();
    either.put("anyOf", List.of(schema, variable));
    return either;
  }

  private static String pattern(String pattern, boolean variables) {
    return variables ? pattern + "|" + VARIABLE : pattern;
  }

  private static String schemes(Collection<String> schemes) {
    return String.join("|", schemes.stream().sorted().toList());
  }

  private static List<String> required(List<Option> options) {
    List<String> names = new ArrayList<>();
    for (Option option : options) {
      if (option.required()) {
        names.add(option.name());
      }
    }
    return names;
  }

  private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    object.put("properties", properties);
    if (!required.isEmpty()) {
      object.put("required", required);
    }
    object.put("additionalProperties", false);
    return object;
  }

  private static Map<String, Object> reference(String definition) {
    return Map.of("$ref", "#/$defs/" + definition);
  }

  private static Map<String, Object> described(Map<String, Object> schema, String doc) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("description", doc);
    described.putAll(schema);
    return described;
  }
}
