// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.config.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Describes the types of options and the shapes of nodes in words. */
public final class Kinds {
  private Kinds() {}

  /** Returns the values that a type takes, to complete "must be". */
  public static String of(OptionType type) {
    if (type instanceof OptionType.Text text) {
      return text.words();
    } else if (type instanceof OptionType.SecretText) {
      return "text or file:PATH";
    } else if (type instanceof OptionType.Choice choice) {
      return choice.words().size() == 1
          ? "'" + choice.words().get(0) + "'"
          : "one of " + String.join(", ", choice.words());
    } else if (type instanceof OptionType.Whole whole) {
      return whole.max() == Long.MAX_VALUE
          ? "a whole number, at least " + whole.min()
          : "a whole number from " + whole.min() + " to " + whole.max();
    } else if (type instanceof OptionType.Flag) {
      return "true or false";
    } else if (type instanceof OptionType.Time) {
      return "a time such as 500ms, 30s, 5m or 1h";
    } else if (type instanceof OptionType.Address address) {
      return "an address that begins with " + schemes(address.schemes());
    } else if (type instanceof OptionType.FilePath) {
      return "a file's path";
    } else if (type instanceof OptionType.ListOf) {
      return "a list";
    } else if (type instanceof OptionType.AnyOf any) {
      return either(any.alternatives());
    } else {
      return "a mapping with keys";
    }
  }

  /** Returns the shape of a node, to complete "not". */
  static String of(Node node) {
    return node instanceof Node.Sequence
        ? "a list"
        : node instanceof Node.Mapping ? "a mapping with keys" : "text";
  }

  static String schemes(Set<String> schemes) {
    List<String> sorted = new ArrayList<>(new TreeSet<>(schemes));
    if (sorted.remove("http")) {
      sorted.add(0, "http");
    }
    if (sorted.remove("https")) {
      sorted.add(0, "https");
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sorted.size(); i++) {
      text.append(i == 0 ? "" : i == sorted.size() - 1 ? " or " : ", ");
      text.append(sorted.get(i)).append("://");
    }
    return text.toString();
  }

  /** Returns whether values of a type may be secrets, no part of which may be shown. */
  static boolean mayBeSecret(OptionType type) {
    if (type instanceof OptionType.AnyOf any) {
      for (OptionType alternative : any.alternatives()) {
        if (mayBeSecret(alternative)) {
          return true;
        }
      }
      return false;
    }
    return type instanceof OptionType.SecretText
        || type instanceof OptionType.ListOf list && mayBeSecret(list.element())
        || type instanceof OptionType.MapOf map && mayBeSecret(map.value())
        || type instanceof OptionType.Group group && anySecret(group.options())
        || type instanceof OptionType.OneOf one && anySecret(one.options());
  }

  private static boolean anySecret(List<Option> options) {
    for (Option option : options) {
      if (mayBeSecret(option.type())) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a scalar value of a type may be an address. */
  static boolean mayBeAddress(OptionType type) {
    if (type instanceof OptionType.AnyOf any) {
      for (OptionType alternative : any.alternatives()) {
        if (alternative instanceof OptionType.Address) {
          return true;
        }
      }
    }
    return type instanceof OptionType.Address;
  }

  static boolean isScalar(OptionType type) {
    return !(type instanceof OptionType.ListOf
        || type instanceof OptionType.MapOf
        || type instanceof OptionType.Group
        || type instanceof OptionType.OneOf
        || type instanceof OptionType.AnyOf);
  }

  private static String either(List<OptionType> alternatives) {
    StringBuilder text = new StringBuilder();
    for (OptionType alternative : alternatives) {
      text.append(text.isEmpty() ? "" : ", or ").append(of(alternative));
    }
    return text.toString();
  }
}
