// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import io.odpf.optimus.plugin.jobs.model.JobSpec;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A job in a folder.
 *
 * @param spec what it says, with inherited defaults
 * @param directory the directory of its file
 */
public record JobFile(JobSpec spec, Path directory) {

  /** The name of a job's file. */
  public static final String NAME = "job.yaml";

  public JobFile {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(directory, "directory");
  }
}
