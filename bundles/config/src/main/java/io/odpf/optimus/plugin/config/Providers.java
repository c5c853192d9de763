// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.http.PlainHttp;
import io.odpf.optimus.plugin.api.manager.Position;
import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionProblem;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.api.provider.Timeouts;
import io.odpf.optimus.plugin.config.description.Keys;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.config.source.Printable;
import io.odpf.optimus.plugin.config.value.Nearest;
import io.odpf.optimus.plugin.config.value.Section;
import io.odpf.optimus.plugin.config.value.ValueReader;
import io.odpf.optimus.plugin.config.value.VariableUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code providers:}. For one file. */
final class Providers {
  private static final List<Option> IDENTITY = Keys.OF_PROVIDER.subList(0, 2);
  private static final List<Option> REST = Keys.OF_PROVIDER.subList(2, Keys.OF_PROVIDER.size());

  private final SchemaLookup schemas;
  private final ValueReader values;
  private final Findings findings;
  private final List<ProviderEntry> entries = new ArrayList<>();
  private final Map<String, Optional<OptionSchema>> schemasByType = new HashMap<>();

  /** Providers by name, with what is known of each, as plugins see them. */
  private final Map<String, Known> known = new LinkedHashMap<>();

  private boolean nameless;

  Providers(SchemaLookup schemas, ValueReader values, Findings findings) {
    this.schemas = schemas;
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

  /** Whether some provider's name could not be read, so that plugins may mean that one. */
  boolean isAnyNameless() {
    return nameless;
  }

  private void read(Node.Mapping node) {
    Node.Scalar written = node.scalar(Keys.NAME);
    String owner =
        written == null ? "this provider" : "provider " + Printable.quote(written.text());
    // The two are what else is looked up by, here and in the lock file: no variables in them.
    Options identity =
        values.options(node, IDENTITY, Section.of(owner, VariableUse.REFUSED).open(true));
    String name = identity.text(Keys.NAME).orElse(null);
    OptionSchema schema = schema(node, identity.text(Keys.TYPE).orElse(null));
    Options options = Options.NONE;
    Section section = Section.of(owner, VariableUse.REPLACED);
    Options rest = values.options(node, REST, section.open(true));
    if (schema != null) {
      int before = findings.count();
      options =
          values.options(
              node,
              Keys.provider(schema),
              section.elsewhere(Keys.TYPE, Keys.NAME, Keys.TIMEOUTS, Keys.RETRIES));
      if (findings.count() == before) {
        check(node, schema, owner, options);
      }
    }
    Timeouts timeouts = timeouts(node, rest);
    RetryPolicy retries = retries(node, rest);
    register(node, name, identity.text(Keys.TYPE).orElse(null), schema);
    if (findings.isEmpty()) {
      entries.add(
          new ProviderEntry(
              new ProviderSpec(identity.text(Keys.TYPE).orElseThrow(), name, options),
              timeouts,
              retries,
              node.position()));
    }
  }

  private void check(Node.Mapping node, OptionSchema schema, String owner, Options options) {
    for (OptionProblem problem : schema.check().check(options)) {
      add(node, owner, "invalid-value", problem);
    }
    for (OptionProblem problem : PlainHttp.check(schema, options)) {
      add(node, owner, "plain-http", problem);
    }
  }

  private void add(Node.Mapping node, String owner, String code, OptionProblem problem) {
    Node blamed = node.get(problem.option());
    findings.add(
        blamed == null ? node.position() : blamed.position(),
        code,
        (blamed == null ? owner : problem.option()) + " " + problem.message(),
        problem.hint());
  }

  /** Null, with a finding if the type was readable, when nothing is known of it. */
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
          node.get(Keys.TYPE).position(),
          "broken-type",
          "the provider type " + Printable.quote(type) + " cannot be used: " + problem.get(),
          "correct the bundle, or remove it");
    } else if (schema.isEmpty()) {
      String question = Nearest.question(type, schemas.types());
      findings.add(
          node.get(Keys.TYPE).position(),
          "unknown-type",
          "there is no provider type "
              + Printable.quote(type)
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
    Position position = node.get(Keys.NAME).position();
    Known first = known.putIfAbsent(name, new Known(type, schema, position));
    if (first != null) {
      findings.add(
          position,
          "duplicate-provider",
          "provider " + Printable.quote(name) + " is already on line " + first.position().line(),
          "give it another name, or remove one of the two");
    }
  }

  private Timeouts timeouts(Node.Mapping node, Options rest) {
    Options given = rest.group(Keys.TIMEOUTS).orElse(null);
    if (given == null) {
      return Timeouts.DEFAULT;
    }
    for (String key : new String[] {Keys.CONNECT, Keys.IDLE, Keys.TOTAL, Keys.SPEED_TIME}) {
      Duration time = given.time(key).orElse(Duration.ofSeconds(1));
      if (time.isZero() || time.compareTo(Duration.ofDays(7)) > 0) {
        findings.add(
            ((Node.Mapping) node.get(Keys.TIMEOUTS)).get(key).position(),
            "invalid-value",
            Keys.TIMEOUTS + "." + key + " must be longer than nothing and at most a week",
            "");
      }
    }
    return new Timeouts(
        given.time(Keys.CONNECT).orElse(Timeouts.DEFAULT.connect()),
        given.time(Keys.IDLE).orElse(Timeouts.DEFAULT.idle()),
        given.time(Keys.TOTAL).orElse(Timeouts.DEFAULT.total()),
        given.whole(Keys.SPEED_LIMIT).orElse(Timeouts.DEFAULT.speedLimit()),
        given.time(Keys.SPEED_TIME).orElse(Timeouts.DEFAULT.speedTime()));
  }

  private RetryPolicy retries(Node.Mapping node, Options rest) {
    Options given = rest.group(Keys.RETRIES).orElse(null);
    if (given == null) {
      return RetryPolicy.DEFAULT;
    }
    Duration initial = given.time(Keys.INITIAL_DELAY).orElse(Duration.ZERO);
    Duration longest = given.time(Keys.MAX_DELAY).orElse(initial);
    if (initial.compareTo(longest) > 0) {
      findings.add(
          node.get(Keys.RETRIES).position(),
          "invalid-value",
          Keys.RETRIES + "." + Keys.INITIAL_DELAY + " must not be longer than max_delay",
          "without them, initial_delay is 500ms and max_delay 30s");
    }
    if (longest.compareTo(Duration.ofDays(1)) > 0) {
      findings.add(
          node.get(Keys.RETRIES).position(),
          "invalid-value",
          Keys.RETRIES + "." + Keys.MAX_DELAY + " must be at most a day",
          "");
    }
    return new RetryPolicy(
        given.whole(Keys.ATTEMPTS).orElse((long) RetryPolicy.DEFAULT.attempts()).intValue(),
        initial,
        longest);
  }
}
