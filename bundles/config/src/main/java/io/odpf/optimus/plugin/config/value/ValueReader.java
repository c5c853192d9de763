// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.model.Withheld;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.config.source.NodeReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads mappings as their options describe. For one file; not thread-safe.
 *
 * <p>An invalid value becomes a finding and is omitted, so results are complete only if there are
 * no findings.
 */
public final class ValueReader {
  /** Represents a value that is written but empty. */
  private static final Object ABSENT = new Object();

  /** Represents a value that became a finding. */
  private static final Object REFUSED = new Object();

  private final Findings findings;
  private final NodeFindings nodes;
  private final Variables variables;
  private final ScalarReader scalars;
  private final IdentityHashMap<Option, Object> defaults = new IdentityHashMap<>();

  ValueReader(ValueReaders file, Findings findings) {
    this.findings = findings;
    this.nodes = new NodeFindings(findings);
    this.variables = new Variables(file.environment(), file.source(), findings);
    this.scalars = new ScalarReader(file.directory(), file.home(), file.rules());
  }

  /** Returns the values of a mapping's keys, with defaults. */
  public Options options(Node.Mapping node, List<Option> options, Section section) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Option option : options) {
      if (section.elsewhere().contains(option.name())) {
        continue;
      }
      Optional<Node> written = node.get(option.name());
      Object value = written.isEmpty() ? ABSENT : value(written.get(), option, section);
      if (value == ABSENT) {
        value = absent(node, option, section);
      }
      if (value != ABSENT && value != REFUSED) {
        values.put(option.name(), value);
      }
    }
    if (!section.open()) {
      nodes.refuseUnknown(node, options, section);
    }
    return Options.of(values);
  }

  /** Returns a node as a mapping. Returns empty, with a finding, if it is not a mapping. */
  public Optional<Node.Mapping> mapping(Node node, String name) {
    if (node instanceof Node.Mapping mapping) {
      return Optional.of(mapping);
    }
    nodes.refuseKind(node, new OptionType.Group(List.of()), name);
    return Optional.empty();
  }

  /** Returns a node's elements. Returns none, with a finding, if it is not a list. */
  public List<Node> elements(Node node, String name) {
    if (node instanceof Node.Sequence sequence) {
      return sequence.items();
    }
    nodes.refuseKind(node, new OptionType.ListOf(OptionType.Text.ANY), name);
    return List.of();
  }

  /** Returns an option's value, {@link #ABSENT} or {@link #REFUSED}. */
  private Object value(Node node, Option option, Section section) {
    if (node instanceof Node.Scalar scalar && scalar.isNull() && !isHome(scalar, option.type())) {
      if (option.type() instanceof OptionType.ListOf) {
        nodes.refuseKind(node, option.type(), section.prefix() + option.name());
        return REFUSED;
      }
      return ABSENT;
    }
    return read(node, option.type(), option.name(), section);
  }

  /** Returns the default of an option without a value, {@link #ABSENT} or {@link #REFUSED}. */
  private Object absent(Node.Mapping node, Option option, Section section) {
    if (option.required()) {
      nodes.refuseMissing(node, option, section);
      return REFUSED;
    }
    if (option.defaultValue().isEmpty()) {
      return ABSENT;
    }
    Object value = defaults.get(option);
    if (value == null) {
      value = defaultOf(option);
      defaults.put(option, value);
    }
    return value;
  }

  /** Returns the value of an option's default. An invalid default is a bug. */
  private Object defaultOf(Option option) {
    String text = option.defaultValue().orElseThrow();
    Node node = NodeReader.ofDefault(text);
    int before = findings.count();
    Object value =
        read(node, option.type(), option.name(), Section.of("default", VariableUse.LITERAL));
    if (value == REFUSED || findings.count() != before) {
      throw new IllegalArgumentException("bad default of option " + option.name() + ": " + text);
    }
    return value;
  }

  private Object read(Node node, OptionType type, String key, Section section) {
    String name = section.prefix() + key;
    if (node instanceof Node.Broken) {
      return REFUSED;
    } else if (type instanceof OptionType.AnyOf any) {
      return any(node, any, key, section);
    } else if (node instanceof Node.Scalar scalar && Kinds.isScalar(type)) {
      return scalar(scalar, List.of(type), type, key, section);
    } else if (node instanceof Node.Sequence list && type instanceof OptionType.ListOf kind) {
      return list(list, kind, key, section);
    } else if (node instanceof Node.Mapping map && type instanceof OptionType.MapOf kind) {
      return map(map, kind, section.inner(key));
    } else if (node instanceof Node.Mapping map && type instanceof OptionType.Group group) {
      return options(map, group.options(), section.inner(key));
    } else if (node instanceof Node.Mapping map && type instanceof OptionType.OneOf one) {
      return oneOf(map, one, section.inner(key));
    } else {
      nodes.refuseKind(node, type, name);
      return REFUSED;
    }
  }

  private Object any(Node node, OptionType.AnyOf any, String key, Section section) {
    if (node instanceof Node.Scalar scalar) {
      List<OptionType> alternatives = new ArrayList<>();
      for (OptionType alternative : any.alternatives()) {
        if (Kinds.isScalar(alternative)) {
          alternatives.add(alternative);
        }
      }
      if (!alternatives.isEmpty()) {
        return scalar(scalar, alternatives, any, key, section);
      }
    }
    for (OptionType type : any.alternatives()) {
      if (node instanceof Node.Sequence list && type instanceof OptionType.ListOf kind) {
        return list(list, kind, key, section);
      } else if (node instanceof Node.Mapping map && !Kinds.isScalar(type)) {
        Section inner = section.inner(key);
        if (Kinds.mayBeSecret(any)) {
          inner = inner.hidingKeys();
        }
        if (type instanceof OptionType.Group group) {
          return options(map, group.options(), inner);
        } else if (type instanceof OptionType.OneOf one) {
          return oneOf(map, one, inner);
        } else if (type instanceof OptionType.MapOf kind) {
          return map(map, kind, inner);
        }
      }
    }
    nodes.refuseKind(node, any, section.prefix() + key);
    return REFUSED;
  }

  private Object scalar(
      Node.Scalar node,
      List<OptionType> alternatives,
      OptionType declared,
      String key,
      Section section) {
    Optional<Variables.Replaced> replaced = variables.replace(node, section.variables());
    if (replaced.isEmpty()) {
      return REFUSED;
    }
    if (!replaced.get().complete()) {
      return Kinds.mayBeSecret(declared) ? Withheld.SECRET : Withheld.VALUE;
    }
    String text = replaced.get().text();
    if (text.isEmpty() || node.isNull() && !isHome(node, declared)) {
      return ABSENT;
    }
    boolean withheld = section.variables() == VariableUse.DEFERRED && Kinds.mayBeSecret(declared);
    Optional<RefusedValueException> last = Optional.empty();
    for (OptionType type : alternatives) {
      try {
        Object value = withheld ? Withheld.SECRET : scalars.read(text, type);
        if (section.variables() != VariableUse.LITERAL) {
          Leftovers.refuse(node.text());
        }
        return value;
      } catch (RefusedValueException e) {
        last = Optional.of(e);
      }
    }
    nodes.refuseValue(
        node, section.prefix() + key, last.orElseThrow(), declared, replaced.get().hidden());
    return REFUSED;
  }

  private List<Object> list(
      Node.Sequence node, OptionType.ListOf type, String key, Section section) {
    List<Object> values = new ArrayList<>();
    for (Node item : node.items()) {
      Object value = read(item, type.element(), key, section);
      if (value == ABSENT) {
        findings.add(
            item.position(),
            CommonProblem.MISSING_VALUE,
            "an element of " + section.prefix() + key + " is empty",
            "give it a value or remove its line");
      } else if (value != REFUSED) {
        values.add(value);
      }
    }
    return values;
  }

  private Map<String, Object> map(Node.Mapping node, OptionType.MapOf type, Section section) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Node.Entry entry : node.entries()) {
      String key = entry.key().text();
      if (!nodes.acceptName(entry.key(), section)) {
        continue;
      }
      Object value = read(entry.value(), type.value(), key, section);
      if (value == ABSENT && section.variables() == VariableUse.LITERAL) {
        values.put(key, "");
      } else if (value == ABSENT) {
        findings.add(
            entry.value().position(),
            CommonProblem.MISSING_VALUE,
            section.prefix() + key + " is empty",
            "give it a value or remove its line");
      } else if (value != REFUSED) {
        values.put(key, value);
      }
    }
    return values;
  }

  private Object oneOf(Node.Mapping node, OptionType.OneOf type, Section section) {
    int before = findings.count();
    Options options = options(node, type.options(), section);
    List<String> given = new ArrayList<>();
    for (Option option : type.options()) {
      if (options.has(option.name())) {
        given.add(option.name());
      }
    }
    if (given.size() != 1 && findings.count() == before) {
      findings.add(
          node.position(),
          ConfigProblem.ONE_OF,
          section.owner()
              + " must have one of "
              + String.join(", ", NodeFindings.names(type.options()))
              + (given.isEmpty() ? "" : ", not " + String.join(" and ", given)),
          given.isEmpty() ? "" : "keep one of them");
    }
    return given.size() == 1 ? options : REFUSED;
  }

  /** Returns whether a value is the home directory: {@code ~} is YAML's null, but also a path. */
  private static boolean isHome(Node.Scalar node, OptionType type) {
    return type instanceof OptionType.FilePath && node.text().equals("~");
  }
}
