// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.http.HttpOptions;
import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionProblem;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.OptionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Three sample provider types with options of every kind. */
final class SampleTypes implements SchemaLookup {
  private final SortedMap<String, OptionSchema> types =
      new TreeMap<>(Map.of("url", url(), "gcs", bucket(), "s3", bucket(), "kinds", kinds()));

  @Override
  public Optional<OptionSchema> find(String type) {
    return Optional.ofNullable(types.get(type));
  }

  @Override
  public SortedSet<String> types() {
    return new TreeSet<>(types.keySet());
  }

  @Override
  public String missingTypeHint() {
    return "drop the bundle that brings it into /opt/optimus/drop-ins";
  }

  private static OptionSchema url() {
    List<Option> options = new ArrayList<>();
    options.add(
        Option.required(
            "url",
            new OptionType.Address(Set.of("https", "http", "file")),
            "Where paths are relative to."));
    options.add(Option.optional("socket", new OptionType.FilePath(), "A Unix socket."));
    options.addAll(HttpOptions.all());
    return new OptionSchema(options, List.of());
  }

  private static OptionSchema bucket() {
    return new OptionSchema(
        List.of(
            Option.required(
                "bucket",
                new OptionType.Text("[a-z0-9.-]+", "a bucket's name"),
                "The bucket's name."),
            Option.optional("service_account", new OptionType.SecretText(), "Base64 of a key."),
            Option.withDefault("anonymous", new OptionType.Flag(), "false", "No credentials.")),
        List.of(Option.optional("version_id", OptionType.Text.ANY, "The object's version.")),
        options ->
            options.flag("anonymous") && options.has("service_account")
                ? List.of(
                    new OptionProblem(
                        "anonymous", "excludes a service_account", "remove one of the two"))
                : List.of());
  }

  private static OptionSchema kinds() {
    return new OptionSchema(
        List.of(
            Option.optional("text", OptionType.Text.ANY, "Text."),
            Option.withDefault(
                "level", new OptionType.Choice(List.of("low", "middle", "high")), "low", "Level."),
            Option.withDefault("size", new OptionType.Whole(1, 10), "3", "Size."),
            Option.withDefault("pause", new OptionType.Time(), "30s", "Pause."),
            Option.optional("file", new OptionType.FilePath(), "A file."),
            Option.optional("words", new OptionType.ListOf(OptionType.Text.ANY), "Words."),
            Option.withDefault(
                "sizes", new OptionType.ListOf(new OptionType.Whole(0, 9)), "[1, 2]", "Sizes."),
            Option.optional("labels", new OptionType.MapOf(OptionType.Text.ANY), "Labels."),
            Option.optional(
                "source",
                new OptionType.AnyOf(
                    List.of(
                        new OptionType.Choice(List.of("direct")),
                        new OptionType.Address(Set.of("https")),
                        new OptionType.ListOf(new OptionType.Address(Set.of("https"))))),
                "One or several sources.")),
        List.of(
            Option.required("ref", OptionType.Text.ANY, "A ref."),
            Option.withDefault("deep", new OptionType.Flag(), "true", "Whether to go deep.")));
  }
}
