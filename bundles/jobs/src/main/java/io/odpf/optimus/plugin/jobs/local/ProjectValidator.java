// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.compile.JobScope;
import io.odpf.optimus.plugin.jobs.dependency.DependencyResolver;
import io.odpf.optimus.plugin.jobs.dependency.JobKey;
import io.odpf.optimus.plugin.jobs.dependency.JobResources;
import io.odpf.optimus.plugin.jobs.dependency.KnownJob;
import io.odpf.optimus.plugin.jobs.dependency.ResolvedDependencies;
import io.odpf.optimus.plugin.jobs.folder.JobFile;
import io.odpf.optimus.plugin.jobs.folder.JobFolder;
import io.odpf.optimus.plugin.jobs.folder.LoadedJobs;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.project.Namespace;
import io.odpf.optimus.plugin.jobs.project.Project;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Validates the jobs of a project: their files, templates and assets, what their plugins say of
 * them, and what they depend on. Reports everything at once, and writes nothing.
 */
public final class ProjectValidator {
  private static final String DEPENDENCIES = "dependencies";

  private final Project project;
  private final LocalPlugins plugins;
  private final SecretLookup secrets;
  private final RunCompiler compiler;

  /**
   * Creates a validator.
   *
   * @param options the options of all calls of plugins; should be a dry run
   */
  public ProjectValidator(
      Project project, LocalPlugins plugins, SecretLookup secrets, CallOptions options) {
    this.project = Objects.requireNonNull(project, "project");
    this.plugins = Objects.requireNonNull(plugins, "plugins");
    this.secrets = Objects.requireNonNull(secrets, "secrets");
    this.compiler = new RunCompiler(options);
  }

  /**
   * Validates the jobs of namespaces.
   *
   * @param namespaces some or all of the project's
   * @param scheduledAt the time of the run that is tried
   * @return the jobs without errors, and all findings
   * @throws ProblemException if secrets cannot be read
   */
  public LoadedJobs validate(List<Namespace> namespaces, Instant scheduledAt)
      throws ProblemException, InterruptedException {
    List<Problem> errors = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>();
    List<LocalJob> jobs = load(namespaces, errors, warnings);
    Map<String, JobScope> scopes = scopes(namespaces);
    JobInspector inspector =
        new JobInspector(project.name(), compiler, plugins, scopes, scheduledAt);
    List<JobFindings.Result> results = ParallelTasks.map(jobs, inspector::inspect);
    for (JobFindings.Result result : results) {
      errors.addAll(result.errors());
      warnings.addAll(result.warnings());
    }
    errors.addAll(inspector.broken().problems());
    boolean whole = namespaces.containsAll(project.namespaces());
    resolve(results, known(namespaces, errors), whole, errors, warnings);
    List<JobFile> usable =
        results.stream()
            .filter(result -> result.errors().isEmpty())
            .map(result -> result.job().file())
            .toList();
    SecretMask mask =
        new SecretMask(
            scopes.values().stream().flatMap(scope -> scope.secrets().values().stream()).toList());
    return LoadedJobs.of(usable, mask.on(errors), mask.on(warnings));
  }

  /** Loads the jobs of namespaces; names must differ in all of them. */
  private List<LocalJob> load(
      List<Namespace> namespaces, List<Problem> errors, List<Problem> warnings)
      throws InterruptedException {
    List<LocalJob> jobs = new ArrayList<>();
    Map<String, LocalJob> names = new HashMap<>();
    for (Namespace namespace : namespaces) {
      if (namespace.jobs().isEmpty()) {
        continue;
      }
      Path root = namespace.jobs().get();
      LoadedJobs loaded = new JobFolder(root).load(plugins);
      errors.addAll(loaded.errors());
      warnings.addAll(loaded.warnings());
      for (JobFile file : loaded.jobs()) {
        LocalJob job = new LocalJob(namespace, root, file);
        LocalJob other = names.putIfAbsent(job.name(), job);
        if (other != null) {
          errors.add(duplicate(job, other));
        }
        jobs.add(job);
      }
    }
    return jobs;
  }

  private static Problem duplicate(LocalJob job, LocalJob other) {
    return Problem.at(
        job.origins().of("name"),
        JobProblem.DUPLICATE_NAME,
        "job "
            + TerminalText.quote(job.name())
            + " is also in namespace "
            + TerminalText.quote(other.namespace().name())
            + ", "
            + TerminalText.line(other.origins().of("name").toString()),
        "rename one of the two jobs");
  }

  private Map<String, JobScope> scopes(List<Namespace> namespaces) throws ProblemException {
    Map<String, JobScope> scopes = new HashMap<>();
    for (Namespace namespace : namespaces) {
      scopes.put(
          namespace.name(),
          JobScope.of(project.config(), namespace.config(), secrets.visible(project, namespace)));
    }
    return scopes;
  }

  /** Returns the jobs that may be named besides those that were inspected. */
  private List<KnownJob> known(List<Namespace> inspected, List<Problem> errors) {
    List<String> names = new ArrayList<>(BrokenJobs.of(errors).names());
    for (Namespace namespace : project.namespaces()) {
      if (!inspected.contains(namespace) && namespace.jobs().isPresent()) {
        LoadedJobs others = new JobFolder(namespace.jobs().get()).load(Optional.empty());
        others.jobs().forEach(job -> names.add(job.spec().name()));
        names.addAll(BrokenJobs.of(others.errors()).names());
      }
    }
    return names.stream()
        .map(name -> new KnownJob(key(name), List.of(), JobResources.NONE))
        .toList();
  }

  private JobKey key(String job) {
    return new JobKey(project.name(), job);
  }

  /**
   * Resolves what jobs depend on.
   *
   * @param whole whether all namespaces were inspected; if not, jobs of the others may write what
   *     no known job writes
   */
  private void resolve(
      List<JobFindings.Result> results,
      List<KnownJob> others,
      boolean whole,
      List<Problem> errors,
      List<Problem> warnings) {
    List<KnownJob> jobs = new ArrayList<>();
    for (JobFindings.Result result : results) {
      jobs.add(
          new KnownJob(
              key(result.job().name()),
              result.job().file().spec().dependencies(),
              result.resources()));
    }
    List<KnownJob> all = new ArrayList<>(jobs);
    all.addAll(others);
    DependencyResolver resolver = new DependencyResolver(all, DependencyResolver.Scope.PROJECT);
    for (int i = 0; i < jobs.size(); i++) {
      ResolvedDependencies resolved = resolver.resolve(jobs.get(i));
      LocalJob job = results.get(i).job();
      JobFindings findings = new JobFindings(job);
      errors.addAll(findings.located(resolved.errors(), DEPENDENCIES));
      if (whole) {
        // Not all of very many warnings are kept, and finding their lines takes time.
        warnings.addAll(
            warnings.size() < LoadedJobs.MOST_PROBLEMS
                ? findings.located(resolved.warnings(), DEPENDENCIES)
                : findings.located(resolved.warnings(), job.start()));
      }
    }
  }
}
