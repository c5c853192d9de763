// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.function;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions by their names. Immutable. */
public final class FunctionTable {
  private final Map<String, Function> functions;

  private FunctionTable(Map<String, Function> functions) {
    this.functions = Map.copyOf(functions);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Returns a function, or null if there is none of this name. */
  public @Nullable Function get(String name) {
    return functions.get(name);
  }

  public Set<String> names() {
    return functions.keySet();
  }

  /** Collects functions. A later one replaces an earlier one of the same name. */
  public static final class Builder {
    private final Map<String, Function> functions = new HashMap<>();

    private Builder() {}

    /**
     * Adds a function whose result is made of what its arguments contain.
     *
     * @param signature the parameters, as {@link Signature#of} reads them
     */
    public Builder content(String name, String signature, Body body) {
      return add(name, signature, Flow.CONTENT, body);
    }

    /** Adds a function whose result contains arguments or elements of them as they are. */
    public Builder structure(String name, String signature, Body body) {
      return add(name, signature, Flow.STRUCTURE, body);
    }

    public Builder add(String name, String signature, Flow flow, Body body) {
      functions.put(name, new Function(name, Signature.of(signature), flow, body));
      return this;
    }

    /** Adds a function under a second name. */
    public Builder alias(String alias, String name) {
      Function function = functions.get(name);
      if (function == null) {
        throw new IllegalArgumentException("no function " + name);
      }
      functions.put(
          alias, new Function(alias, function.signature(), function.flow(), function.body()));
      return this;
    }

    public FunctionTable build() {
      return new FunctionTable(functions);
    }
  }
}
