// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.model;

import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;

/**
 * Represents a value in {@link Options} that is present but was not read, since secrets and unset
 * variables are deferred.
 */
public final class Withheld {
  /** A secret. Secrets are read only when they are needed. */
  public static final Secret SECRET = Secret.of("withheld");

  /** A value with an unset or empty variable. */
  public static final Object VALUE = new Withheld();

  private Withheld() {}

  /** Returns whether a value is unknown because a variable in it is not set. */
  public static boolean isUnknown(Object value) {
    return value == VALUE;
  }

  /** Returns whether any part of an option's value is withheld. */
  public static boolean in(Object value) {
    for (Object leaf : Options.leaves(value)) {
      if (leaf == VALUE || leaf == SECRET) {
        return true;
      }
    }
    return false;
  }
}
