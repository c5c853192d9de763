// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.description;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.config.value.Kinds;
import java.util.ArrayList;
import java.util.List;

/** Describes the configuration's keys in Markdown tables. */
public final class Reference {
  private final StringBuilder out = new StringBuilder();

  private Reference() {}

  /** Returns the keys that all configurations have: sections from level 2 on. */
  public static String common() {
    Reference reference = new Reference();
    reference.section(
        "## `plugins`",
        List.of(
            ConfigKeys.LOCATION,
            ConfigKeys.LIMIT_GROUP,
            PolicyKeys.GROUP,
            ConfigKeys.PROVIDER_LIST,
            ConfigKeys.MIRROR_LIST,
            ConfigKeys.PLUGIN_LIST));
    reference.section("## Every provider", ConfigKeys.OF_PROVIDER);
    reference.section("## Every plugin", ConfigKeys.OF_PLUGIN);
    return reference.out.toString();
  }

  /** Returns the options of one provider type: sections of level 2. */
  public static String provider(OptionSchema schema) {
    Reference reference = new Reference();
    reference.section("## Options of the provider", schema.provider());
    if (!schema.plugin().isEmpty()) {
      reference.section("## `config` of its plugins", schema.plugin());
    }
    return reference.out.toString();
  }

  private void section(String title, List<Option> options) {
    out.append(out.isEmpty() ? "" : "\n").append(title).append("\n\n");
    if (options.isEmpty()) {
      out.append("No keys of its own.\n");
      return;
    }
    out.append("| key | value | meaning |\n|---|---|---|\n");
    rows("", options);
  }

  private void rows(String prefix, List<Option> options) {
    for (Option option : options) {
      String name = prefix + option.name();
      out.append("| `").append(name).append("` | ");
      out.append(cell(value(option.type())));
      if (option.required()) {
        out.append(prefix.isEmpty() ? "; required" : "; required in its group");
      }
      option.defaultValue().ifPresent(value -> out.append("; default `").append(value).append('`'));
      out.append(" | ").append(cell(option.doc())).append(" |\n");
      nested(name, option.type());
    }
  }

  private void nested(String name, OptionType type) {
    if (type instanceof OptionType.Group group) {
      rows(name + ".", group.options());
    } else if (type instanceof OptionType.OneOf one) {
      rows(name + ".", one.options());
    } else if (type instanceof OptionType.AnyOf any) {
      for (OptionType alternative : any.alternatives()) {
        nested(name, alternative);
      }
    }
  }

  private static String value(OptionType type) {
    if (type instanceof OptionType.ListOf list) {
      return list.element() instanceof OptionType.Group
          ? "list of mappings"
          : "list; each " + value(list.element());
    } else if (type instanceof OptionType.MapOf map) {
      return "mapping of names to " + value(map.value());
    } else if (type instanceof OptionType.Group) {
      return "mapping";
    } else if (type instanceof OptionType.OneOf) {
      return "mapping with one of the keys below";
    } else if (type instanceof OptionType.SecretText) {
      return "secret, or `file:PATH`";
    } else if (type instanceof OptionType.Choice choice) {
      List<String> words = new ArrayList<>();
      choice.words().forEach(word -> words.add("`" + word + "`"));
      return String.join(", ", words);
    } else if (type instanceof OptionType.Flag) {
      return "`true` or `false`";
    } else if (type instanceof OptionType.Time) {
      return "time: `500ms`, `30s`, `5m`, `1h`";
    } else if (type instanceof OptionType.AnyOf any) {
      List<String> words = new ArrayList<>();
      any.alternatives().forEach(alternative -> words.add(value(alternative)));
      return String.join(", or ", words);
    }
    return Kinds.of(type);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
