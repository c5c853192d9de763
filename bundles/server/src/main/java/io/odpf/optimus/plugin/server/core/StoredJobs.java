// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.core;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.compile.JobScope;
import io.odpf.optimus.plugin.jobs.compile.JobTemplates;
import io.odpf.optimus.plugin.jobs.dependency.JobKey;
import io.odpf.optimus.plugin.jobs.dependency.JobResources;
import io.odpf.optimus.plugin.jobs.dependency.KnownJob;
import io.odpf.optimus.plugin.jobs.local.RunCompiler;
import io.odpf.optimus.plugin.jobs.local.SecretMask;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.server.service.DeployReport;
import io.odpf.optimus.plugin.server.service.JobFindings;
import io.odpf.optimus.plugin.server.service.JobService;
import io.odpf.optimus.plugin.server.service.NamespaceKey;
import io.odpf.optimus.plugin.server.service.NamespaceSpec;
import io.odpf.optimus.plugin.server.service.TaskInfo;
import io.odpf.optimus.plugin.server.store.NewJob;
import io.odpf.optimus.plugin.server.store.Store;
import io.odpf.optimus.plugin.server.store.StoredJob;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The jobs of a store. */
final class StoredJobs implements JobService {
  private final Store store;
  private final Registry registry;
  private final SecretVault vault;
  private final TaskPlugins plugins;
  private final JobReview review;
  private final RunCompiler compiler;

  StoredJobs(
      Store store,
      Registry registry,
      SecretVault vault,
      TaskPlugins plugins,
      JobReview review,
      RunCompiler compiler) {
    this.store = store;
    this.registry = registry;
    this.vault = vault;
    this.plugins = plugins;
    this.review = review;
    this.compiler = compiler;
  }

  @Override
  public DeployReport deploy(NamespaceKey namespace, List<JobSpec> jobs)
      throws ServerException, InterruptedException {
    Set<JobKey> replaced =
        store.jobNames(namespace).stream()
            .map(name -> new JobKey(namespace.project(), name))
            .collect(Collectors.toSet());
    List<KnownJob> others =
        store.knownJobs().stream().filter(job -> !replaced.contains(job.key())).toList();
    List<JobReview.Reviewed> reviewed = review(namespace, jobs, others);
    List<JobFindings> findings = reviewed.stream().map(JobReview.Reviewed::findings).toList();
    DeployReport report = new DeployReport(findings, List.of());
    if (!report.isDone()) {
      return report;
    }
    List<NewJob> accepted = reviewed.stream().map(JobReview.Reviewed::job).toList();
    return new DeployReport(findings, store.replaceJobs(namespace, accepted));
  }

  @Override
  public JobFindings create(NamespaceKey namespace, JobSpec job)
      throws ServerException, InterruptedException {
    JobReview.Reviewed reviewed = review(namespace, List.of(job), store.knownJobs()).get(0);
    JobFindings findings = reviewed.findings();
    if (!findings.isAccepted()) {
      throw ServerException.of(
          ServerProblem.INVALID_JOB,
          "job "
              + TerminalText.excerpt(job.name())
              + " is not valid: "
              + findings.errors().get(0).message(),
          findings.errors().get(0).hint(),
          findings.errors(),
          null);
    }
    store.putJob(namespace, reviewed.job());
    return findings;
  }

  @Override
  public List<JobFindings> check(NamespaceKey namespace, List<JobSpec> jobs)
      throws ServerException, InterruptedException {
    return review(namespace, jobs, store.knownJobs()).stream()
        .map(JobReview.Reviewed::findings)
        .toList();
  }

  private List<JobReview.Reviewed> review(
      NamespaceKey namespace, List<JobSpec> jobs, List<KnownJob> others)
      throws ServerException, InterruptedException {
    return review.review(namespace.project(), scope(namespace), jobs, others);
  }

  private JobScope scope(NamespaceKey key) throws ServerException {
    Map<String, String> project = registry.project(key.project()).config();
    NamespaceSpec namespace = registry.namespace(key);
    Map<String, Secret> secrets = vault.open(store.visibleSecrets(key));
    return JobScope.of(project, namespace.config(), secrets);
  }

  @Override
  public JobSpec job(NamespaceKey namespace, String name) throws ServerException {
    return require(namespace, name).spec();
  }

  private StoredJob require(NamespaceKey namespace, String name) throws ServerException {
    registry.namespace(namespace);
    return store.job(namespace, name).orElseThrow(() -> MissingJob.of(name));
  }

  @Override
  public void delete(NamespaceKey namespace, String name) throws ServerException {
    registry.namespace(namespace);
    if (!store.deleteJob(namespace, name)) {
      throw MissingJob.of(name);
    }
  }

  @Override
  public List<JobSpec> jobs(NamespaceKey namespace) throws ServerException {
    registry.namespace(namespace);
    return store.jobs(namespace).stream().map(StoredJob::spec).toList();
  }

  @Override
  public TaskInfo task(NamespaceKey namespace, String name)
      throws ServerException, InterruptedException {
    StoredJob job = require(namespace, name);
    JobScope scope = scope(namespace);
    try {
      JobTemplates templates = compiler.parse(job.spec());
      PluginInfo info = plugins.plugin(templates).info();
      JobResources resources = plugins.resolve(namespace.project(), templates, scope).resources();
      String destination = resources.destination().orElse("");
      String urn = resources.urn().orElse("");
      return new TaskInfo(
          info.name(),
          info.description(),
          info.image(),
          destination,
          type(urn, destination),
          resources.sources());
    } catch (ProblemException e) {
      ProblemException masked = new SecretMask(scope.secrets().values()).on(e);
      Problem first = masked.problems().get(0);
      throw ServerException.of(
          ServerProblem.PLUGIN_FAILED, first.message(), first.hint(), masked.problems(), masked);
    }
  }

  /** Returns the part of a URN in front of {@code ://} and the destination; empty without it. */
  private static String type(String urn, String destination) {
    String end = "://" + destination;
    return urn.endsWith(end) ? urn.substring(0, urn.length() - end.length()) : "";
  }
}
