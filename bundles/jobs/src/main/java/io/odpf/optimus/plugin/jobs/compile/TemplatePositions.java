// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.jobs.folder.JobFile;
import java.nio.file.Path;
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
   * Returns the positions of a job's templates in its folder. They read the job's files again when
   * they are asked.
   *
   * @param root the folder of jobs, where inheritance ends
   */
  static TemplatePositions of(JobFile job, Path root) {
    return new FolderPositions(job, root);
  }

  /**
   * Returns a position in a file; empty if it is unknown.
   *
   * @param place the template
   * @param position the position in the template's text, if the finding has one
   */
  Optional<Position> find(TemplatePlace place, Optional<Position> position);
}
