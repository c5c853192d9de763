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
import io.odpf.optimus.plugin.jobs.spec.PluginLookup;
import io.odpf.optimus.plugin.jobs.spec.PluginNames;
import io.odpf.optimus.plugin.jobs.spec.SpecFile;
import io.odpf.optimus.plugin.jobs.spec.SpecReader;
import io.odpf.optimus.plugin.jobs.spec.SpecRole;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

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
    return read(directory -> true).loaded(plugins);
  }

  /**
   * Loads only jobs whose files contain a text, several at a time. Parses no other files, so that
   * one job of thousands is found fast.
   *
   * @param text a job's name, as most files write it: without escapes
   */
  public LoadedJobs loadMentioning(String text) {
    String wanted = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return read(directory -> mentions(directory, wanted)).loaded(Optional.empty());
  }

  /** Returns whether a job's file contains the bytes of a text, or cannot be read. */
  private static boolean mentions(JobDirectory directory, String wanted) {
    try {
      byte[] bytes = RegularFile.read(directory.path().resolve(JobFile.NAME), SourceText.MAX_BYTES);
      return new String(bytes, StandardCharsets.ISO_8859_1).contains(wanted);
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * Loads all jobs, several at once, and checks that the plugins that they name are installed.
   * Their assets are not read.
   *
   * @param plugins asked once, for the plugins of all jobs together
   */
  public LoadedJobs load(PluginLookup plugins) throws InterruptedException {
    FolderContent content = read(directory -> true);
    return content.loaded(Optional.of(plugins.find(content.pluginNames())));
  }

  private FolderContent read(Predicate<JobDirectory> wanted) {
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
      return new FolderContent(root, List.of(), List.of(problem), List.of());
    }
    FolderScan.Result scan = FolderScan.scan(root, boundary);
    List<FolderContent.ReadJob> jobs =
        scan.directories().parallelStream()
            .filter(wanted)
            .map(directory -> read(directory, boundary))
            .toList();
    List<Problem> errors = new ArrayList<>(scan.errors());
    if (scan.directories().isEmpty() && errors.isEmpty()) {
      errors.add(
          Boundary.problem(
              root,
              JobProblem.NO_JOBS,
              "has no job",
              "check the path of the jobs, or write one with optimus job create"));
    }
    return new FolderContent(root, jobs, errors, scan.warnings());
  }

  /**
   * Returns all jobs by name, sorted, several read at once. Jobs with errors are among them if
   * their names can be read; of two with one name, the first by path counts. A folder that does not
   * exist has no jobs.
   */
  public SortedMap<String, JobFile> listing() {
    Boundary boundary;
    try {
      boundary = Boundary.of(root);
    } catch (IOException e) {
      return new TreeMap<>();
    }
    SortedMap<String, JobFile> jobs = new TreeMap<>();
    FolderScan.scan(root, boundary).directories().parallelStream()
        .map(directory -> find(directory, boundary))
        .toList()
        .forEach(found -> found.ifPresent(job -> jobs.putIfAbsent(job.spec().name(), job)));
    return jobs;
  }

  private static Optional<JobFile> find(JobDirectory directory, Boundary boundary) {
    Path file = directory.path().resolve(JobFile.NAME);
    try {
      byte[] bytes = boundary.read(file, SourceText.MAX_BYTES);
      return SpecReader.read(file.toString(), bytes, SpecRole.JOB)
          .spec()
          .filter(spec -> !spec.name().isEmpty())
          .map(spec -> new JobFile(directory.defaults().complete(spec), directory.path()));
    } catch (JobException e) {
      return Optional.empty();
    }
  }

  /** Returns whether a directory with this name is searched for jobs. */
  public static boolean isSearched(String directory) {
    return FolderScan.isEntered(directory);
  }

  private static FolderContent.ReadJob read(JobDirectory directory, Boundary boundary) {
    Path file = directory.path().resolve(JobFile.NAME);
    SpecFile own;
    try {
      own =
          SpecReader.read(file.toString(), boundary.read(file, SourceText.MAX_BYTES), SpecRole.JOB);
    } catch (JobException e) {
      Position start = new Position(file.toString(), 1, 1);
      return new FolderContent.ReadJob(
          directory.path(), Optional.empty(), start, e.problems(), List.of());
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
      JobCheck.Result check = JobCheck.check(spec.get(), origins, own.errors());
      errors.addAll(check.errors());
      warnings.addAll(check.warnings());
    }
    return new FolderContent.ReadJob(
        directory.path(), usable ? spec : Optional.empty(), origins.of("name"), errors, warnings);
  }
}
