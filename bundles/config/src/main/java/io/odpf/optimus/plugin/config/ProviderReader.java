// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.http.PlainHttp;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionProblem;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.config.description.ConfigKeys;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.model.RetryPolicy;
import io.odpf.optimus.plugin.config.model.Withheld;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.config.value.Section;
import io.odpf.optimus.plugin.config.value.ValueReader;
import io.odpf.optimus.plugin.config.value.VariableUse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads an entry of {@code providers:} except its type and name. Skips checks that may depend on
 * withheld values.
 */
final class ProviderReader {
  private static final List<Option> COMMON =
      ConfigKeys.OF_PROVIDER.subList(2, ConfigKeys.OF_PROVIDER.size());

  private final ValueReader values;
  private final Findings findings;
  private final VariableUse variables;

  ProviderReader(ValueReader values, Findings findings, VariableUse variables) {
    this.values = values;
    this.findings = findings;
    this.variables = variables;
  }

  /**
   * The settings of an entry.
   *
   * @param options the options of its type; none if the type is unknown
   * @param complete whether all values were read
   */
  record Settings(Options options, Timeouts timeouts, RetryPolicy retries, boolean complete) {}

  /**
   * Reads an entry.
   *
   * @param owner the entry's name in messages
   * @param schema the options of its type; empty if the type is unknown
   */
  Settings read(Node.Mapping node, String owner, Optional<OptionSchema> schema) {
    Section section = Section.of(owner, variables);
    Options common = values.options(node, COMMON, section.open(true));
    Options options = Options.NONE;
    boolean complete = !Withheld.in(common);
    if (schema.isPresent()) {
      int before = findings.count();
      options =
          values.options(
              node,
              ConfigKeys.provider(schema.get()),
              section.elsewhere(
                  ConfigKeys.TYPE, ConfigKeys.NAME, ConfigKeys.TIMEOUTS, ConfigKeys.RETRIES));
      complete &= !Withheld.in(options);
      if (complete && findings.count() == before) {
        check(node, schema.get(), owner, options);
      }
    }
    return complete
        ? new Settings(options, timeouts(node, common), retries(node, common), true)
        : new Settings(options, Timeouts.DEFAULT, RetryPolicy.DEFAULT, false);
  }

  private void check(Node.Mapping node, OptionSchema schema, String owner, Options options) {
    for (OptionProblem problem : schema.check().check(options)) {
      add(node, owner, ConfigProblem.INVALID_VALUE, problem);
    }
    for (OptionProblem problem : PlainHttp.check(schema, options)) {
      add(node, owner, ConfigProblem.PLAIN_HTTP, problem);
    }
  }

  private void add(Node.Mapping node, String owner, ProblemCode code, OptionProblem problem) {
    boolean written = node.get(problem.option()).isPresent();
    findings.add(
        node.positionOf(problem.option()),
        code,
        (written ? problem.option() : owner) + " " + problem.message(),
        problem.hint());
  }

  private Timeouts timeouts(Node.Mapping node, Options common) {
    Optional<Options> group = common.group(ConfigKeys.TIMEOUTS);
    if (group.isEmpty()) {
      return Timeouts.DEFAULT;
    }
    Options given = group.get();
    for (String key :
        new String[] {
          ConfigKeys.CONNECT, ConfigKeys.IDLE, ConfigKeys.TOTAL, ConfigKeys.SPEED_TIME
        }) {
      Duration time = given.time(key).orElse(Duration.ofSeconds(1));
      if (time.isZero() || time.compareTo(Duration.ofDays(7)) > 0) {
        findings.add(
            node.mapping(ConfigKeys.TIMEOUTS).orElseThrow().positionOf(key),
            ConfigProblem.INVALID_VALUE,
            ConfigKeys.TIMEOUTS + "." + key + " must be positive and at most a week",
            "");
      }
    }
    return new Timeouts(
        given.time(ConfigKeys.CONNECT).orElse(Timeouts.DEFAULT.connect()),
        given.time(ConfigKeys.IDLE).orElse(Timeouts.DEFAULT.idle()),
        given.time(ConfigKeys.TOTAL).orElse(Timeouts.DEFAULT.total()),
        given.whole(ConfigKeys.SPEED_LIMIT).orElse(Timeouts.DEFAULT.speedLimit()),
        given.time(ConfigKeys.SPEED_TIME).orElse(Timeouts.DEFAULT.speedTime()));
  }

  private RetryPolicy retries(Node.Mapping node, Options common) {
    Optional<Options> group = common.group(ConfigKeys.RETRIES);
    if (group.isEmpty()) {
      return RetryPolicy.DEFAULT;
    }
    Options given = group.get();
    Duration initial = given.time(ConfigKeys.INITIAL_DELAY).orElse(Duration.ZERO);
    Duration longest = given.time(ConfigKeys.MAX_DELAY).orElse(initial);
    if (initial.compareTo(longest) > 0) {
      findings.add(
          node.positionOf(ConfigKeys.RETRIES),
          ConfigProblem.INVALID_VALUE,
          ConfigKeys.RETRIES
              + "."
              + ConfigKeys.INITIAL_DELAY
              + " must not be longer than max_delay",
          "without them, initial_delay is 500ms and max_delay 30s");
    }
    if (longest.compareTo(Duration.ofDays(1)) > 0) {
      findings.add(
          node.positionOf(ConfigKeys.RETRIES),
          ConfigProblem.INVALID_VALUE,
          ConfigKeys.RETRIES + "." + ConfigKeys.MAX_DELAY + " must be at most a day",
          "");
    }
    return new RetryPolicy(
        given.whole(ConfigKeys.ATTEMPTS).orElse((long) RetryPolicy.DEFAULT.attempts()).intValue(),
        initial,
        longest);
  }
}
