// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.config.description.ConfigKeys;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.config.value.Section;
import io.odpf.optimus.plugin.config.value.ValueReader;
import io.odpf.optimus.plugin.config.value.ValueReaders;
import io.odpf.optimus.plugin.config.value.VariableUse;
import io.odpf.optimus.plugin.text.DidYouMean;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code providers:} of one file. */
final class ProviderListReader {
  private static final List<Option> IDENTITY = ConfigKeys.OF_PROVIDER.subList(0, 2);

  private final SchemaLookup schemas;
  private final ValueReaders file;
  private final VariableUse variables;
  private final ValueReader values;
  private final Findings findings;
  private final List<ProviderEntry> entries = new ArrayList<>();
  private final Map<String, Optional<OptionSchema>> schemasByType = new HashMap<>();

  /** The providers that plugins can name, by name. */
  private final Map<String, Known> known = new LinkedHashMap<>();

  private boolean nameless;

  /**
   * Creates a reader.
   *
   * @param file creates the readers of deferred values
   * @param variables the treatment of variables in values
   */
  ProviderListReader(
      SchemaLookup schemas,
      ValueReaders file,
      VariableUse variables,
      ValueReader values,
      Findings findings) {
    this.schemas = schemas;
    this.file = file;
    this.variables = variables;
    this.values = values;
    this.findings = findings;
  }

  /**
   * A provider that plugins can name.
   *
   * @param schema the options of its type; empty if the type is unknown
   */
  record Known(Optional<OptionSchema> schema, Position position) {}

  void read(List<Node> nodes) {
    for (Node node : nodes) {
      Optional<Node.Mapping> mapping = values.mapping(node, "a provider");
      if (mapping.isPresent()) {
        read(mapping.get());
      } else {
        nameless = true;
      }
    }
  }

  List<ProviderEntry> entries() {
    return entries;
  }

  Map<String, Known> known() {
    return known;
  }

  /** Returns whether the name of some provider could not be read. A plugin may refer to it. */
  boolean isAnyNameless() {
    return nameless;
  }

  private void read(Node.Mapping node) {
    Optional<Node.Scalar> written = node.scalar(ConfigKeys.NAME);
    String owner =
        written.isEmpty()
            ? "this provider"
            : "provider " + TerminalText.quote(written.get().text());
    // Plugins and the lock file refer to providers by name and type, so variables are refused.
    Options identity =
        values.options(node, IDENTITY, Section.of(owner, VariableUse.REFUSED).open(true));
    Optional<String> name = identity.text(ConfigKeys.NAME);
    Optional<String> type = identity.text(ConfigKeys.TYPE);
    Optional<OptionSchema> schema = type.isEmpty() ? Optional.empty() : schema(node, type.get());
    ProviderReader.Settings settings =
        new ProviderReader(values, findings, variables).read(node, owner, schema);
    register(node, name, schema);
    if (findings.isEmpty()) {
      ProviderSpec spec =
          new ProviderSpec(type.orElseThrow(), name.orElseThrow(), settings.options());
      entries.add(
          settings.complete()
              ? new ProviderEntry(spec, settings.timeouts(), settings.retries(), node.position())
              : ProviderEntry.deferred(
                  spec,
                  node.position(),
                  new DeferredProvider(file, node, owner, schema.orElseThrow())));
    }
  }

  /** Returns the options of a type. Returns empty, with a finding, if the type is unknown. */
  private Optional<OptionSchema> schema(Node.Mapping node, String type) {
    Optional<OptionSchema> schema = schemasByType.get(type);
    if (schema == null) {
      schema = schemas.find(type);
      schemasByType.put(type, schema);
    }
    Optional<String> problem = schema.isEmpty() ? schemas.problem(type) : Optional.empty();
    if (problem.isPresent()) {
      findings.add(
          node.positionOf(ConfigKeys.TYPE),
          ConfigProblem.BROKEN_TYPE,
          "the provider type " + TerminalText.quote(type) + " cannot be used: " + problem.get(),
          "correct the bundle, or remove it");
    } else if (schema.isEmpty()) {
      String question = DidYouMean.question(type, schemas.types());
      findings.add(
          node.positionOf(ConfigKeys.TYPE),
          ConfigProblem.UNKNOWN_TYPE,
          "there is no provider type "
              + TerminalText.quote(type)
              + "; present are "
              + (schemas.types().isEmpty() ? "none" : String.join(", ", schemas.types())),
          question.isEmpty()
              ? schemas.missingTypeHint()
              : question + " if not, " + schemas.missingTypeHint());
    }
    return schema;
  }

  private void register(Node.Mapping node, Optional<String> name, Optional<OptionSchema> schema) {
    if (name.isEmpty()) {
      nameless = true;
      return;
    }
    Position position = node.positionOf(ConfigKeys.NAME);
    Known first = known.putIfAbsent(name.get(), new Known(schema, position));
    if (first != null) {
      findings.add(
          position,
          ConfigProblem.DUPLICATE_PROVIDER,
          "provider "
              + TerminalText.quote(name.get())
              + " is already on line "
              + first.position().line(),
          "give it another name, or remove one of the two");
    }
  }
}
