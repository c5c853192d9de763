// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.model;

import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;

/**
 * Stands in {@link Options} for a value that is present but was not read, since secrets and unset
 * variables are deferred.
 */
public final class Withheld {
  /** A secret. It is not read before it is needed, even if it could be. */
  public static final Secret SECRET = Secret.of("withheld");

  /** A value with a variable that is unset or empty. */
  public static final Object VALUE = new Withheld();

  private Withheld() {}

  /** Tells whether a value is unknown because a variable in it is not set. */
  public static boolean isUnknown(Object value) {
    return value == VALUE;
  }

  /** Tells whether any part of an option's value, of whatever type, is withheld. */
  public static boolean in(Object value) {
    for (Object leaf : Options.leaves(value)) {
      if (leaf == VALUE || leaf == SECRET) {
        return true;
      }
    }
    return false;
  }
}
