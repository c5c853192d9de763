// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import io.odpf.optimus.plugin.api.problem.Position;
import java.util.Optional;

/** Finds the positions of a job's templates in files. Called only for findings. */
@FunctionalInterface
public interface TemplatePositions {

  /** Knows no files: the job is not from a folder. */
  TemplatePositions NONE = (place, position) -> Optional.empty();

  /**
   * Returns a position in a file.
   *
   * @param place the template
   * @param position the position in the template's text, if the finding has one
   */
  Optional<Position> find(TemplatePlace place, Optional<Position> position);
}
