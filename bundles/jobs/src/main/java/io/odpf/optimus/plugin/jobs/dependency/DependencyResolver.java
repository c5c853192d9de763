// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.dependency;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.model.Dependency;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.text.DidYouMean;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the jobs that a job waits for. If several jobs write a source, chooses the first one by
 * name in the job's own project or, without one there, the first one of all. Immutable.
 */
public final class DependencyResolver {

  /** The extent of the known jobs. */
  public enum Scope {
    /** The jobs of one project; dependencies on other projects cannot be checked. */
    PROJECT,
    /** The jobs of all projects on a server. */
    SERVER
  }

  private final Scope scope;
  private final Map<String, TreeSet<JobKey>> writers = new HashMap<>();
  private final TreeSet<JobKey> keys = new TreeSet<>();

  /** Creates a resolver over all known jobs. */
  public DependencyResolver(Collection<KnownJob> jobs, Scope scope) {
    this.scope = scope;
    for (KnownJob job : jobs) {
      keys.add(job.key());
      job.resources()
          .urn()
          .ifPresent(urn -> writers.computeIfAbsent(urn, any -> new TreeSet<>()).add(job.key()));
    }
  }

  /**
   * Resolves the dependencies of a job. A job that reads its own destination does not depend on
   * itself.
   */
  public ResolvedDependencies resolve(KnownJob job) {
    SortedMap<JobKey, Dependency.Type> jobs = new TreeMap<>();
    List<Dependency.OnHttp> http = new ArrayList<>();
    List<Problem> errors = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>();
    for (String source : job.resources().sources()) {
      Optional<JobKey> writer = writer(source, job.key().project());
      if (writer.isEmpty()) {
        warnings.add(
            problem(
                job,
                "no known job writes " + TerminalText.quote(source),
                "nothing, if other programs write it; otherwise deploy that job"));
      } else if (!writer.get().equals(job.key())) {
        jobs.put(writer.get(), type(writer.get(), job));
      }
    }
    for (Dependency dependency : job.named()) {
      if (dependency instanceof Dependency.OnHttp server) {
        http.add(server);
      } else if (dependency instanceof Dependency.OnJob other) {
        named(job, other, errors, warnings).ifPresent(key -> jobs.put(key, other.type()));
      }
    }
    return new ResolvedDependencies(jobs, http, errors, warnings);
  }

  private Optional<JobKey> writer(String source, String project) {
    TreeSet<JobKey> all = writers.getOrDefault(source, new TreeSet<>());
    Optional<JobKey> own = all.stream().filter(key -> key.project().equals(project)).findFirst();
    return own.isPresent() ? own : all.stream().findFirst();
  }

  private static Dependency.Type type(JobKey other, KnownJob job) {
    return other.project().equals(job.key().project())
        ? Dependency.Type.INTRA
        : Dependency.Type.INTER;
  }

  private Optional<JobKey> named(
      KnownJob job, Dependency.OnJob other, List<Problem> errors, List<Problem> warnings) {
    return switch (other.type()) {
      case INTRA -> intra(job, other, errors);
      case INTER -> inter(job, other, errors, warnings);
      case EXTRA -> {
        errors.add(problem(job, "unsupported dependency type: extra", "use intra, inter or http"));
        yield Optional.empty();
      }
    };
  }

  private Optional<JobKey> intra(KnownJob job, Dependency.OnJob other, List<Problem> errors) {
    String project = job.key().project();
    JobKey key = new JobKey(project, other.job());
    if (keys.contains(key)) {
      return Optional.of(key);
    }
    List<String> names =
        keys.stream().filter(known -> known.project().equals(project)).map(JobKey::job).toList();
    errors.add(
        problem(
            job,
            "unknown local dependency: no job " + TerminalText.quote(other.job()),
            hint(DidYouMean.question(other.job(), names))));
    return Optional.empty();
  }

  private Optional<JobKey> inter(
      KnownJob job, Dependency.OnJob other, List<Problem> errors, List<Problem> warnings) {
    int slash = other.job().indexOf('/');
    if (slash <= 0 || slash == other.job().length() - 1) {
      errors.add(
          problem(
              job,
              "inter dependency should be in 'project_name/job_name' format: "
                  + TerminalText.quote(other.job()),
              "write the project's name and '/' before the job's"));
      return Optional.empty();
    }
    JobKey key = new JobKey(other.job().substring(0, slash), other.job().substring(slash + 1));
    if (keys.contains(key)) {
      return Optional.of(key);
    }
    if (scope == Scope.PROJECT && !key.project().equals(job.key().project())) {
      warnings.add(
          problem(
              job,
              "dependency " + TerminalText.quote(other.job()) + " cannot be checked here",
              "the server checks it"));
      return Optional.of(key);
    }
    errors.add(
        problem(
            job,
            "unknown cross project dependency: no job " + TerminalText.quote(other.job()),
            hint(DidYouMean.question(other.job(), keys.stream().map(JobKey::toString).toList()))));
    return Optional.empty();
  }

  private static String hint(String question) {
    return question.isEmpty() ? "correct the name below 'dependencies:'" : question;
  }

  private static Problem problem(KnownJob job, String message, String hint) {
    return Problem.of(
        JobProblem.DEPENDENCY,
        "job " + TerminalText.excerpt(job.key().job()) + ": " + message,
        hint);
  }
}
