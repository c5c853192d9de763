// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.spec.Origins;
import io.odpf.optimus.plugin.jobs.spec.PluginCheck;
import io.odpf.optimus.plugin.jobs.spec.PluginNames;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was read from a folder, before plugins are looked for.
 *
 * @param root the folder
 * @param jobs the jobs in the order of their paths
 * @param errors what is wrong besides the jobs' own files
 * @param warnings what is doubtful, likewise
 */
record FolderContent(Path root, List<ReadJob> jobs, List<Problem> errors, List<Problem> warnings) {
  FolderContent {
    jobs = List.copyOf(jobs);
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /**
   * What was read from a directory.
   *
   * @param spec the job; usable if there are no errors
   * @param name the position of its name
   */
  record ReadJob(
      Path directory,
      Optional<JobSpec> spec,
      Position name,
      List<Problem> errors,
      List<Problem> warnings) {

    /** Returns what is wrong with the job's plugins, except where its file is wrong anyway. */
    private List<Problem> missing(PluginCheck plugins, Path root) {
      if (spec.isEmpty()) {
        return List.of();
      }
      List<Problem> missing =
          new ArrayList<>(plugins.check(spec.get(), () -> origins(spec.get(), root)));
      missing.removeIf(
          problem ->
              errors.stream().anyMatch(error -> error.position().equals(problem.position())));
      return missing;
    }

    private Origins origins(JobSpec job, Path root) {
      return new JobFile(job, directory).origins(root);
    }
  }

  /** Returns the names of the plugins of all jobs. */
  Set<String> pluginNames() {
    Set<String> names = new TreeSet<>();
    jobs.forEach(job -> job.spec().ifPresent(spec -> names.addAll(PluginCheck.names(spec))));
    return names;
  }

  /**
   * Returns the jobs and all findings.
   *
   * @param plugins the names of the installed plugins; empty if they are not to be checked
   */
  LoadedJobs loaded(Optional<PluginNames> plugins) {
    Optional<PluginCheck> check = plugins.map(PluginCheck::new);
    List<Problem> allErrors = new ArrayList<>(errors);
    List<Problem> allWarnings = new ArrayList<>(warnings);
    List<JobFile> usable = new ArrayList<>();
    Map<String, Position> names = new HashMap<>();
    for (ReadJob job : jobs) {
      List<Problem> own = new ArrayList<>(job.errors());
      check.ifPresent(installed -> own.addAll(job.missing(installed, root)));
      duplicate(job, names).ifPresent(own::add);
      allErrors.addAll(own);
      allWarnings.addAll(job.warnings());
      if (own.isEmpty() && job.spec().isPresent()) {
        usable.add(new JobFile(job.spec().get(), job.directory()));
      }
    }
    return LoadedJobs.of(usable, allErrors, allWarnings);
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
