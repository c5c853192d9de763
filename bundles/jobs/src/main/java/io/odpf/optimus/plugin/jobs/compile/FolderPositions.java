// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.jobs.folder.JobFile;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The positions of a job's templates in its folder. Reads the job's file again for each finding:
 * findings are rare, and keeping the positions of all values would take more memory than the jobs.
 */
final class FolderPositions implements TemplatePositions {
  private final JobFile job;
  private final Path root;

  FolderPositions(JobFile job, Path root) {
    this.job = Objects.requireNonNull(job, "job");
    this.root = Objects.requireNonNull(root, "root");
  }

  @Override
  public Optional<Position> find(TemplatePlace place, Optional<Position> position) {
    if (place.path().isEmpty()) {
      Path asset = job.asset(place.asset());
      return Optional.of(
          new Position(
              asset.toString(),
              position.map(Position::line).orElse(1),
              position.map(Position::column).orElse(1)));
    }
    return Optional.of(job.origins(root).of(place.path().toArray(String[]::new)));
  }
}
