// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.survey;

import java.util.Objects;

/**
 * An answer that was given in advance and refused.
 *
 * @param answer the answer
 * @param fault why it was refused
 */
public record RefusedAnswer(GivenAnswer answer, String fault) {
  public RefusedAnswer {
    Objects.requireNonNull(answer, "answer");
    Objects.requireNonNull(fault, "fault");
  }
}
