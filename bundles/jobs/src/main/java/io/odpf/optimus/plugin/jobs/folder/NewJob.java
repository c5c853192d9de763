// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.spec.SpecWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A new job to write: {@code job.yaml} in the form that Optimus writes, and a file for each asset.
 *
 * @param spec the complete job
 * @param assets the contents of assets by name
 */
public record NewJob(JobSpec spec, Map<String, String> assets) {
  public NewJob {
    Objects.requireNonNull(spec, "spec");
    assets = Map.copyOf(assets);
  }

  /** Returns the content of {@code job.yaml}. */
  public String text() {
    return SpecWriter.text(spec);
  }

  /**
   * Returns the contents of the files by their paths within the job's directory: the job first,
   * then the assets in the order of their names.
   */
  public Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(JobFile.NAME, text());
    new TreeMap<>(assets)
        .forEach((name, content) -> files.put(AssetFiles.DIRECTORY + "/" + name, content));
    return files;
  }

  /**
   * Checks what {@link #write} checks before it writes.
   *
   * @throws JobException if a name is not allowed or a file exists
   */
  public void check(Path directory, boolean overwrite) throws JobException {
    refuseNames(directory.resolve(AssetFiles.DIRECTORY));
    if (!overwrite) {
      refuseExisting(files().keySet().stream().map(directory::resolve).toList());
    }
  }

  /**
   * Writes the files to a directory, which is created if absent. Writes the job's file last, so
   * that a job never lacks its assets.
   *
   * @param overwrite whether to replace existing files
   * @throws JobException if a name is not allowed or a file exists, in which case nothing is
   *     written; or if a file cannot be written
   */
  public void write(Path directory, boolean overwrite) throws JobException {
    Path folder = directory.resolve(AssetFiles.DIRECTORY);
    Path file = directory.resolve(JobFile.NAME);
    check(directory, overwrite);
    try {
      Files.createDirectories(assets.isEmpty() ? directory : folder);
      for (Map.Entry<String, String> asset : assets.entrySet()) {
        AtomicFile.write(
            folder.resolve(asset.getKey()), asset.getValue(), AtomicFile.Access.EVERYBODY);
      }
      AtomicFile.write(file, text(), AtomicFile.Access.EVERYBODY);
    } catch (IOException e) {
      throw Boundary.unwritable(directory, e);
    }
  }

  private void refuseNames(Path folder) throws JobException {
    List<Problem> problems =
        AssetName.problems(
            assets.keySet(), " for " + folder, "the plugin has to give it another name");
    if (!problems.isEmpty()) {
      throw new JobException(problems, null);
    }
  }

  private static void refuseExisting(List<Path> files) throws JobException {
    List<Problem> problems = new ArrayList<>();
    for (Path file : files) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        problems.add(
            Boundary.problem(
                file, JobProblem.EXISTS, "exists", "choose another directory, or use --force"));
      }
    }
    if (!problems.isEmpty()) {
      throw new JobException(problems, null);
    }
  }
}
