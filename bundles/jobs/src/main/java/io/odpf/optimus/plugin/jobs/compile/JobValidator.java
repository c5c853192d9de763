// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.folder.AssetFiles;
import io.odpf.optimus.plugin.jobs.folder.JobFile;
import io.odpf.optimus.plugin.jobs.folder.JobFolder;
import io.odpf.optimus.plugin.jobs.folder.LoadedJobs;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.spec.PluginNames;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Validates the jobs in a folder with their assets and templates, several at a time, and reports
 * all errors. Calls no plugin. Immutable and thread-safe.
 */
public final class JobValidator {
  private final InstanceCompiler compiler;

  /** Creates a validator that uses a compiler to parse templates. */
  public JobValidator(InstanceCompiler compiler) {
    this.compiler = Objects.requireNonNull(compiler, "compiler");
  }

  /**
   * Validates the jobs of a folder.
   *
   * @param root the folder
   * @param plugins the names of the installed plugins; empty to accept any plugin
   * @return the jobs without errors, and all findings
   */
  public LoadedJobs validate(Path root, Optional<PluginNames> plugins) {
    LoadedJobs loaded = new JobFolder(root).load(plugins);
    List<ParsedJob> findings =
        loaded.jobs().parallelStream().map(job -> parse(job, root).withoutTemplates()).toList();
    List<JobFile> jobs = new ArrayList<>();
    List<Problem> errors = new ArrayList<>(loaded.errors());
    List<Problem> warnings = new ArrayList<>(loaded.warnings());
    for (ParsedJob finding : findings) {
      errors.addAll(finding.errors());
      warnings.addAll(finding.warnings());
      if (finding.errors().isEmpty()) {
        jobs.add(finding.job());
      }
    }
    return LoadedJobs.of(jobs, errors, warnings);
  }

  /**
   * Reads the assets of a job, and parses its templates.
   *
   * @param root the folder of jobs
   */
  public ParsedJob parse(JobFile job, Path root) {
    AssetFiles assets = AssetFiles.read(job, root);
    List<Problem> errors = new ArrayList<>(assets.errors());
    List<Problem> warnings = new ArrayList<>(assets.warnings());
    FolderPositions positions = new FolderPositions(job, root);
    Optional<JobTemplates> templates = Optional.empty();
    try {
      JobTemplates parsed = compiler.parse(job.spec(), assets.texts(), positions);
      warnOfUnstable(parsed, job, positions, warnings);
      templates = Optional.of(parsed);
    } catch (JobException e) {
      errors.addAll(e.problems());
    }
    return new ParsedJob(job, errors.isEmpty() ? templates : Optional.empty(), errors, warnings);
  }

  private static void warnOfUnstable(
      JobTemplates templates, JobFile job, FolderPositions positions, List<Problem> warnings) {
    for (JobTemplates.Setting setting : templates.settings()) {
      SortedSet<String> functions = setting.template().unstableFunctions();
      if (!functions.isEmpty()) {
        warnings.add(
            unstable(
                positions.find(setting.place(), Optional.empty()),
                setting.place().toString(),
                functions));
      }
    }
    SortedSet<String> functions = templates.files().unstableFunctions();
    if (!functions.isEmpty()) {
      Position file = new Position(job.directory().resolve(JobFile.NAME).toString(), 1, 1);
      warnings.add(unstable(Optional.of(file), "an asset", functions));
    }
  }

  private static Problem unstable(
      Optional<Position> position, String place, SortedSet<String> functions) {
    return new Problem(
        JobProblem.UNSTABLE,
        TerminalText.excerpt(place)
            + " calls "
            + String.join(", ", functions)
            + ": a run that is asked for twice gets another value",
        position,
        Optional.empty(),
        "use .EXECUTION_TIME, which stays the same for a run");
  }
}
