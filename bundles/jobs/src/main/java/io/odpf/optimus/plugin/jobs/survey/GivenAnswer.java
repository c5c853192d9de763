// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.survey;

import io.odpf.optimus.plugin.api.problem.Position;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer that is given before its question is asked.
 *
 * @param name the question's name as written
 * @param value the answer; may be empty
 * @param position where it is written, if it is in a file
 */
public record GivenAnswer(String name, String value, Optional<Position> position) {
  public GivenAnswer {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(position, "position");
  }

  /** Creates an answer that is not in a file. */
  public static GivenAnswer of(String name, String value) {
    return new GivenAnswer(name, value, Optional.empty());
  }
}
