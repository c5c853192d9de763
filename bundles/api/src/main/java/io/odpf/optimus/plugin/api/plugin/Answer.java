// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.util.Objects;

/** A user's answer to a question. */
public record Answer(Question question, String value) {
  public Answer {
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(value, "value");
  }
}
