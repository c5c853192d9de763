// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.function;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions by name. Immutable. */
public final class FunctionTable {
  private final Map<String, Function> functions;

  private FunctionTable(Map<String, Function> functions) {
    this.functions = Map.copyOf(functions);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Returns the function with the given name, or null if there is none. */
  public @Nullable Function get(String name) {
    return functions.get(name);
  }

  public Set<String> names() {
    return functions.keySet();
  }

  /** Collects functions. A later function replaces an earlier one with the same name. */
  public static final class Builder {
    private final Map<String, Function> functions = new HashMap<>();

    private Builder() {}

    /**
     * Adds a function with {@link Flow#CONTENT}.
     *
     * @param signature the parameters, in the notation of {@link Signature#of}
     */
    public Builder content(String name, String signature, Body body) {
      return add(name, signature, Flow.CONTENT, body);
    }

    /** Adds a function with {@link Flow#STRUCTURE}. */
    public Builder structure(String name, String signature, Body body) {
      return add(name, signature, Flow.STRUCTURE, body);
    }

    public Builder add(String name, String signature, Flow flow, Body body) {
      functions.put(name, new Function(name, Signature.of(signature), flow, body));
      return this;
    }

    /** Adds an existing function under a second name. */
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
