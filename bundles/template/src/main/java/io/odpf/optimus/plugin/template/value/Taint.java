// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

import java.util.Set;
import java.util.TreeSet;

/**
 * The names of the secrets that went into a value.
 *
 * @param secrets the names, in order
 */
public record Taint(Set<String> secrets) {
  /** No secret went in. */
  public static final Taint NONE = new Taint(Set.of());

  /** Creates the taint of the named secrets. */
  public static Taint of(Set<String> secrets) {
    return secrets.isEmpty() ? NONE : new Taint(Set.copyOf(secrets));
  }

  public boolean isNone() {
    return secrets.isEmpty();
  }

  /** Returns the taint of a value into which two values went. */
  public Taint and(Taint other) {
    if (other.isNone()) {
      return this;
    }
    if (isNone() || other.secrets.containsAll(secrets)) {
      return other;
    }
    if (secrets.containsAll(other.secrets)) {
      return this;
    }
    Set<String> all = new TreeSet<>(secrets);
    all.addAll(other.secrets);
    return new Taint(all);
  }
}
