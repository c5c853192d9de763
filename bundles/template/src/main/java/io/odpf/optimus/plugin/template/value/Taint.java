// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

import java.util.Set;
import java.util.TreeSet;

/**
 * The names of the secrets that contributed to a value. Immutable.
 *
 * @param secrets the names, in order
 */
public record Taint(Set<String> secrets) {
  /** The taint of values that no secret contributed to. */
  public static final Taint NONE = new Taint(Set.of());

  /** Creates the taint of the named secrets. */
  public static Taint of(Set<String> secrets) {
    return secrets.isEmpty() ? NONE : new Taint(Set.copyOf(secrets));
  }

  public boolean isNone() {
    return secrets.isEmpty();
  }

  /** Returns the union of two taints. */
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
