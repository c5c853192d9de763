// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.jobs.compile.TemplatePositions;
import io.odpf.optimus.plugin.jobs.folder.JobFile;
import io.odpf.optimus.plugin.jobs.project.Namespace;
import io.odpf.optimus.plugin.jobs.spec.Origins;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A job of a project on this machine.
 *
 * @param namespace the namespace that it belongs to
 * @param root the namespace's folder of jobs
 * @param file the job
 */
public record LocalJob(Namespace namespace, Path root, JobFile file) {
  public LocalJob {
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(root, "root");
    Objects.requireNonNull(file, "file");
  }

  /** Returns the job's name. */
  public String name() {
    return file.spec().name();
  }

  /** Finds where the job's values are written. Reads its files. */
  Origins origins() {
    return file.origins(root);
  }

  /** Returns the beginning of the job's file. */
  Position start() {
    return new Position(file.directory().resolve(JobFile.NAME).toString(), 1, 1);
  }

  TemplatePositions positions() {
    return TemplatePositions.of(file, root);
  }
}
