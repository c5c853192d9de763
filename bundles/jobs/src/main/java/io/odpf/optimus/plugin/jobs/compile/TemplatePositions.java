// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import io.odpf.optimus.plugin.api.problem.Position;
import java.util.Optional;

/**
 * Finds the positions of a job's templates in files. Only called for findings, so implementations
 * may be slow.
 */
@FunctionalInterface
public interface TemplatePositions {

  /** For jobs that are not from a folder: finds no positions. */
  TemplatePositions NONE = (place, position) -> Optional.empty();

  /**
   * Returns a position in a file; empty if it is unknown.
   *
   * @param place the template
   * @param position the position in the template's text, if the finding has one
   */
  Optional<Position> find(TemplatePlace place, Optional<Position> position);
}
