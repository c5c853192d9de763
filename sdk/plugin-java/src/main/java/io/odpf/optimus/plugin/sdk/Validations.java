// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.odpf.optimus.plugin.api.plugin.Validation;

/** Creates the results of checking answers. */
public final class Validations {
  private static final Validation VALID = new Validation(true, "");

  private Validations() {}

  /** Accepts the answer. */
  public static Validation valid() {
    return VALID;
  }

  /**
   * Rejects the answer.
   *
   * @param why the reason, which the user sees
   */
  public static Validation invalid(String why) {
    return new Validation(false, why);
  }
}
