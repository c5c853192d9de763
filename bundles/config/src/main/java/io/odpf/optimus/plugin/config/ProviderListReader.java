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

/** Reads {@code providers:}. For one file. */
final class ProviderListReader {
  private static final List<Option> IDENTITY = ConfigKeys.OF_PROVIDER.subList(0, 2);

  private final SchemaLookup schemas;
  private final ValueReaders file;
  private final VariableUse variables;
  private final ValueReader values;
  private final Findings findings;
  private final List<ProviderEntry> entries = new ArrayList<>();
  private final Map<String, Optional<OptionSchema>> schemasByType = new HashMap<>();

  /** The providers by name, as plugins see them. */
  private final Map<String, Known> known = new LinkedHashMap<>();

  private boolean nameless;

  /**
   * @param file makes the readers of deferred values
   * @param variables how variables in values are treated
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
   * @param type null if unknown
   * @param schema null if unknown
   */
  record Known(String type, OptionSchema schema, Position position) {}

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

  /** Tells whether some provider's name could not be read; plugins may mean that provider. */
  boolean isAnyNameless() {
    return nameless;
  }

  private void read(Node.Mapping node) {
    Node.Scalar written = node.scalar(ConfigKeys.NAME);
    String owner =
        written == null ? "this provider" : "provider " + TerminalText.quote(written.text());
    // The two are what else is looked up by, here and in the lock file: no variables in them.
    Options identity =
        values.options(node, IDENTITY, Section.of(owner, VariableUse.REFUSED).open(true));
    String name = identity.text(ConfigKeys.NAME).orElse(null);
    OptionSchema schema = schema(node, identity.text(ConfigKeys.TYPE).orElse(null));
    ProviderReader.Settings settings =
        new ProviderReader(values, findings, variables).read(node, owner, schema);
    register(node, name, identity.text(ConfigKeys.TYPE).orElse(null), schema);
    if (findings.isEmpty()) {
      ProviderSpec spec =
          new ProviderSpec(identity.text(ConfigKeys.TYPE).orElseThrow(), name, settings.options());
      entries.add(
          settings.complete()
              ? new ProviderEntry(spec, settings.timeouts(), settings.retries(), node.position())
              : ProviderEntry.deferred(
                  spec, node.position(), new DeferredProvider(file, node, owner, schema)));
    }
  }

  /**
   * Returns the type's options; null if the type is unknown, with a finding if it could be read.
   */
  private OptionSchema schema(Node.Mapping node, String type) {
    if (type == null) {
      return null;
    }
    Optional<OptionSchema> schema = schemasByType.get(type);
    if (schema == null) {
      schema = schemas.find(type);
      schemasByType.put(type, schema);
    }
    Optional<String> problem = schema.isEmpty() ? schemas.problem(type) : Optional.empty();
    if (problem.isPresent()) {
      findings.add(
          node.get(ConfigKeys.TYPE).position(),
          ConfigProblem.BROKEN_TYPE,
          "the provider type " + TerminalText.quote(type) + " cannot be used: " + problem.get(),
          "correct the bundle, or remove it");
    } else if (schema.isEmpty()) {
      String question = DidYouMean.question(type, schemas.types());
      findings.add(
          node.get(ConfigKeys.TYPE).position(),
          ConfigProblem.UNKNOWN_TYPE,
          "there is no provider type "
              + TerminalText.quote(type)
              + "; present are "
              + (schemas.types().isEmpty() ? "none" : String.join(", ", schemas.types())),
          question.isEmpty()
              ? schemas.missingTypeHint()
              : question + " if not, " + schemas.missingTypeHint());
    }
    return schema.orElse(null);
  }

  private void register(Node.Mapping node, String name, String type, OptionSchema schema) {
    if (name == null) {
      nameless = true;
      return;
    }
    Position position = node.get(ConfigKeys.NAME).position();
    Known first = known.putIfAbsent(name, new Known(type, schema, position));
    if (first != null) {
      findings.add(
          position,
          ConfigProblem.DUPLICATE_PROVIDER,
          "provider " + TerminalText.quote(name) + " is already on line " + first.position().line(),
          "give it another name, or remove one of the two");
    }
  }
}
