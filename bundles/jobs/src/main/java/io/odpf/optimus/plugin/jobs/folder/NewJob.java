// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.spec.SpecWriter;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
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
    refuseNames(folder);
    if (!overwrite) {
      List<Path> files = new ArrayList<>();
      files.add(file);
      new TreeMap<>(assets).keySet().forEach(name -> files.add(folder.resolve(name)));
      refuseExisting(files);
    }
    try {
      Files.createDirectories(assets.isEmpty() ? directory : folder);
      for (Map.Entry<String, String> asset : assets.entrySet()) {
        AtomicFile.write(
            folder.resolve(asset.getKey()), asset.getValue(), AtomicFile.Access.EVERYBODY);
      }
      AtomicFile.write(file, text(), AtomicFile.Access.EVERYBODY);
    } catch (IOException e) {
      throw new JobException(
          List.of(
              Boundary.problem(
                  directory,
                  JobProblem.UNWRITABLE,
                  "cannot be written: " + TerminalText.passage(RegularFile.reason(e)),
                  "check the disk's space and the permissions")),
          e);
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
