// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.source.SourceText;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.spec.JobCheck;
import io.odpf.optimus.plugin.jobs.spec.Origins;
import io.odpf.optimus.plugin.jobs.spec.PluginNames;
import io.odpf.optimus.plugin.jobs.spec.SpecFile;
import io.odpf.optimus.plugin.jobs.spec.SpecReader;
import io.odpf.optimus.plugin.jobs.spec.SpecRole;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A folder of jobs. Each directory below it that contains a {@code job.yaml} is a job; a {@code
 * this.yaml} has defaults for the jobs in and below its directory. Immutable.
 */
public final class JobFolder {
  private final Path root;

  /** Creates a folder without reading it. */
  public JobFolder(Path root) {
    this.root = Objects.requireNonNull(root, "root");
  }

  /**
   * Loads all jobs, several at a time. Does not read their assets.
   *
   * @param plugins the names of the installed plugins; empty to accept any plugin
   */
  public LoadedJobs load(Optional<PluginNames> plugins) {
    Boundary boundary;
    try {
      boundary = Boundary.of(root);
    } catch (IOException e) {
      Problem problem =
          Boundary.problem(
              root,
              JobProblem.UNREADABLE,
              "cannot be read: " + TerminalText.passage(RegularFile.reason(e)),
              "check the path of the jobs");
      return new LoadedJobs(List.of(), List.of(problem), List.of());
    }
    FolderScan.Result scan = FolderScan.scan(root, boundary);
    List<Problem> errors = new ArrayList<>(scan.errors());
    List<Problem> warnings = new ArrayList<>(scan.warnings());
    List<ReadJob> read =
        scan.directories().parallelStream()
            .map(directory -> read(directory, boundary, plugins))
            .toList();
    List<JobFile> jobs = new ArrayList<>();
    Map<String, Position> names = new HashMap<>();
    for (ReadJob job : read) {
      errors.addAll(job.errors());
      warnings.addAll(job.warnings());
      Optional<Problem> duplicate = duplicate(job, names);
      duplicate.ifPresent(errors::add);
      if (job.errors().isEmpty() && duplicate.isEmpty() && job.spec().isPresent()) {
        jobs.add(new JobFile(job.spec().get(), job.directory()));
      }
    }
    if (read.isEmpty() && errors.isEmpty()) {
      errors.add(
          Boundary.problem(
              root,
              JobProblem.NO_JOBS,
              "has no job",
              "check the path of the jobs, or write one with optimus job create"));
    }
    return LoadedJobs.of(jobs, errors, warnings);
  }

  /**
   * The result of reading one directory.
   *
   * @param spec the job; usable only if there are no errors
   * @param name the position of its name
   */
  private record ReadJob(
      Path directory,
      Optional<JobSpec> spec,
      Position name,
      List<Problem> errors,
      List<Problem> warnings) {}

  private static ReadJob read(
      JobDirectory directory, Boundary boundary, Optional<PluginNames> plugins) {
    Path file = directory.path().resolve(JobFile.NAME);
    SpecFile own;
    try {
      own =
          SpecReader.read(file.toString(), boundary.read(file, SourceText.MAX_BYTES), SpecRole.JOB);
    } catch (JobException e) {
      Position start = new Position(file.toString(), 1, 1);
      return new ReadJob(directory.path(), Optional.empty(), start, e.problems(), List.of());
    }
    List<SpecFile> files = new ArrayList<>();
    files.add(own);
    files.addAll(directory.defaults().files());
    Origins origins = new Origins(files);
    List<Problem> errors = new ArrayList<>(own.errors());
    List<Problem> warnings = new ArrayList<>(own.warnings());
    Optional<JobSpec> spec = own.spec().map(directory.defaults()::complete);
    boolean usable = directory.defaults().usable();
    if (spec.isPresent() && usable) {
      JobCheck.Result check = JobCheck.check(spec.get(), origins, own.errors(), plugins);
      errors.addAll(check.errors());
      warnings.addAll(check.warnings());
    }
    return new ReadJob(
        directory.path(), usable ? spec : Optional.empty(), origins.of("name"), errors, warnings);
  }

  private static Optional<Problem> duplicate(ReadJob job, Map<String, Position> names) {
    String name = job.spec().map(JobSpec::name).orElse("");
    Position first = name.isEmpty() ? null : names.putIfAbsent(name, job.name());
    return first == null
        ? Optional.empty()
        : Optional.of(
            Problem.at(
                job.name(),
                JobProblem.DUPLICATE_NAME,
                "job name should be unique across directories: "
                    + TerminalText.quote(name)
                    + " is also in "
                    + TerminalText.line(first.toString()),
                "rename one of the two jobs"));
  }
}
