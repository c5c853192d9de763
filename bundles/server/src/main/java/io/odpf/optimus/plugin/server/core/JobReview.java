// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.core;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.compile.JobScope;
import io.odpf.optimus.plugin.jobs.compile.JobTemplates;
import io.odpf.optimus.plugin.jobs.dependency.DependencyResolver;
import io.odpf.optimus.plugin.jobs.dependency.JobKey;
import io.odpf.optimus.plugin.jobs.dependency.JobResources;
import io.odpf.optimus.plugin.jobs.dependency.KnownJob;
import io.odpf.optimus.plugin.jobs.dependency.ResolvedDependencies;
import io.odpf.optimus.plugin.jobs.folder.AssetName;
import io.odpf.optimus.plugin.jobs.local.LocalPlugins;
import io.odpf.optimus.plugin.jobs.local.RunCompiler;
import io.odpf.optimus.plugin.jobs.local.SecretMask;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.spec.JobCheck;
import io.odpf.optimus.plugin.jobs.spec.Origins;
import io.odpf.optimus.plugin.jobs.spec.PluginCheck;
import io.odpf.optimus.plugin.jobs.spec.SpecFile;
import io.odpf.optimus.plugin.jobs.spec.SpecReader;
import io.odpf.optimus.plugin.jobs.spec.SpecRole;
import io.odpf.optimus.plugin.jobs.spec.SpecWriter;
import io.odpf.optimus.plugin.server.service.JobFindings;
import io.odpf.optimus.plugin.server.store.NewJob;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks jobs before they are stored. Thread-safe. */
final class JobReview {
  private final RunCompiler compiler;
  private final LocalPlugins plugins;
  private final TaskPlugins tasks;

  JobReview(RunCompiler compiler, LocalPlugins plugins, TaskPlugins tasks) {
    this.compiler = compiler;
    this.plugins = plugins;
    this.tasks = tasks;
  }

  /**
   * A job with its findings.
   *
   * @param job the job with what it writes and reads; with nothing if that could not be found out
   */
  record Reviewed(NewJob job, JobFindings findings) {}

  /**
   * Checks jobs.
   *
   * @param project the name of their project
   * @param scope what their templates can refer to
   * @param others the jobs that are stored, which they may depend on
   */
  List<Reviewed> review(
      String project, JobScope scope, List<JobSpec> jobs, Collection<KnownJob> others)
      throws InterruptedException {
    PluginCheck installed = installed(jobs);
    List<Reviewed> reviewed = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JobSpec job : jobs) {
      List<Problem> errors = new ArrayList<>();
      List<Problem> warnings = new ArrayList<>();
      if (!names.add(job.name())) {
        errors.add(duplicate(job));
      }
      check(job, installed, errors, warnings);
      JobResources resources =
          errors.isEmpty() ? ask(project, scope, job, errors, warnings) : JobResources.NONE;
      reviewed.add(
          new Reviewed(new NewJob(job, resources), new JobFindings(job.name(), errors, warnings)));
    }
    SecretMask mask = new SecretMask(scope.secrets().values());
    return resolve(project, reviewed, others, mask);
  }

  private PluginCheck installed(List<JobSpec> jobs) throws InterruptedException {
    Set<String> names = new TreeSet<>();
    jobs.forEach(job -> names.addAll(PluginCheck.names(job)));
    return new PluginCheck(plugins.find(names));
  }

  private static Problem duplicate(JobSpec job) {
    return Problem.of(
        JobProblem.DUPLICATE_NAME,
        "the request has two jobs " + TerminalText.quote(job.name()),
        "rename or remove one of them");
  }

  /** Checks a job by the rules for its file, which it would be read from otherwise. */
  private static void check(
      JobSpec job, PluginCheck installed, List<Problem> errors, List<Problem> warnings) {
    byte[] text = SpecWriter.text(job).getBytes(StandardCharsets.UTF_8);
    SpecFile file = SpecReader.read(job.name(), text, SpecRole.JOB);
    Origins origins = new Origins(List.of(file));
    JobCheck.Result result = JobCheck.check(job, origins, file.errors());
    errors.addAll(unplaced(file.errors()));
    errors.addAll(unplaced(result.errors()));
    errors.addAll(unplaced(installed.check(job, () -> origins)));
    errors.addAll(AssetName.problems(job.assets().keySet(), "", "rename the file"));
    warnings.addAll(unplaced(result.warnings()));
  }

  /** Positions are those in a text that the client did not write. */
  private static List<Problem> unplaced(List<Problem> problems) {
    return problems.stream()
        .map(
            problem ->
                new Problem(
                    problem.code(),
                    problem.message(),
                    Optional.empty(),
                    problem.plugin(),
                    problem.hint()))
        .toList();
  }

  private JobResources ask(
      String project, JobScope scope, JobSpec job, List<Problem> errors, List<Problem> warnings)
      throws InterruptedException {
    try {
      JobTemplates templates = compiler.parse(job);
      RunCompiler.Resolved resolved = tasks.resolve(project, templates, scope);
      warnings.addAll(resolved.warnings());
      return resolved.resources();
    } catch (ProblemException e) {
      errors.addAll(e.problems());
    }
    return JobResources.NONE;
  }

  private static List<Reviewed> resolve(
      String project, List<Reviewed> jobs, Collection<KnownJob> others, SecretMask mask) {
    Map<JobKey, KnownJob> known = new HashMap<>();
    others.forEach(job -> known.put(job.key(), job));
    List<KnownJob> own = jobs.stream().map(reviewed -> known(project, reviewed.job())).toList();
    own.forEach(job -> known.put(job.key(), job));
    DependencyResolver resolver =
        new DependencyResolver(known.values(), DependencyResolver.Scope.SERVER);
    List<Reviewed> resolved = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      JobFindings findings = jobs.get(i).findings();
      ResolvedDependencies dependencies = resolver.resolve(own.get(i));
      List<Problem> errors = new ArrayList<>(findings.errors());
      errors.addAll(dependencies.errors());
      List<Problem> warnings = new ArrayList<>(findings.warnings());
      warnings.addAll(dependencies.warnings());
      resolved.add(
          new Reviewed(
              jobs.get(i).job(),
              new JobFindings(findings.job(), mask.on(errors), mask.on(warnings))));
    }
    return resolved;
  }

  private static KnownJob known(String project, NewJob job) {
    return new KnownJob(
        new JobKey(project, job.spec().name()), job.spec().dependencies(), job.resources());
  }
}
