// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import io.odpf.optimus.plugin.config.source.SourceText;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.spec.Origins;
import io.odpf.optimus.plugin.jobs.spec.SpecFile;
import io.odpf.optimus.plugin.jobs.spec.SpecReader;
import io.odpf.optimus.plugin.jobs.spec.SpecRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A job in a folder.
 *
 * @param spec the specification, with inherited defaults
 * @param directory the directory that contains its file
 */
public record JobFile(JobSpec spec, Path directory) {

  /** The name of a job's file. */
  public static final String NAME = "job.yaml";

  public JobFile {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(directory, "directory");
  }

  /** Returns the path of the asset with the given name. */
  public Path asset(String name) {
    return directory.resolve(AssetFiles.DIRECTORY).resolve(name);
  }

  /**
   * Returns the origins of the job's values. Reads its files again.
   *
   * @param root the folder of jobs, where inheritance ends
   */
  public Origins origins(Path root) {
    List<SpecFile> files = new ArrayList<>();
    files.add(read(directory.resolve(NAME), SpecRole.JOB));
    Path above = directory;
    while (above != null && above.startsWith(root)) {
      Path defaults = above.resolve(Defaults.NAME);
      if (Files.exists(defaults)) {
        files.add(read(defaults, SpecRole.DEFAULTS));
      }
      above = above.getParent();
    }
    return new Origins(files);
  }

  /** Reads a file; returns an empty specification if it has become unreadable. */
  private static SpecFile read(Path file, SpecRole role) {
    try {
      return SpecReader.read(file.toString(), Boundary.whole(file, SourceText.MAX_BYTES), role);
    } catch (JobException e) {
      return SpecReader.read(file.toString(), new byte[0], role);
    }
  }
}
