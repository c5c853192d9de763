// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.odpf.optimus.plugin.api.plugin.Validation;

/** Verdicts on answers. */
public final class Validations {
  private static final Validation VALID = new Validation(true, "");

  private Validations() {}

  /** The answer can be used. */
  public static Validation valid() {
    return VALID;
  }

  /**
   * The answer cannot be used.
   *
   * @param why what the user is told
   */
  public static Validation invalid(String why) {
    return new Validation(false, why);
  }
}
