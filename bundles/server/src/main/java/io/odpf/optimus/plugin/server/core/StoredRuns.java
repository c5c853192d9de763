// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.core;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.compile.CompiledInstance;
import io.odpf.optimus.plugin.jobs.compile.JobScope;
import io.odpf.optimus.plugin.jobs.compile.JobTemplates;
import io.odpf.optimus.plugin.jobs.compile.RunValues;
import io.odpf.optimus.plugin.jobs.compile.TemplatePositions;
import io.odpf.optimus.plugin.jobs.dependency.JobResources;
import io.odpf.optimus.plugin.jobs.local.LocalPlugin;
import io.odpf.optimus.plugin.jobs.local.RunCompiler;
import io.odpf.optimus.plugin.jobs.local.SecretMask;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.server.service.RegisteredRun;
import io.odpf.optimus.plugin.server.service.RunRequest;
import io.odpf.optimus.plugin.server.service.RunService;
import io.odpf.optimus.plugin.server.store.RunSource;
import io.odpf.optimus.plugin.server.store.Store;
import io.odpf.optimus.plugin.server.store.StoredRun;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The runs of a store. */
final class StoredRuns implements RunService {
  private final Store store;
  private final Registry registry;
  private final SecretVault vault;
  private final TaskPlugins plugins;
  private final RunCompiler compiler;
  private final TemplateCache cache;
  private final Clock clock;

  StoredRuns(
      Store store,
      Registry registry,
      SecretVault vault,
      TaskPlugins plugins,
      RunCompiler compiler,
      Clock clock) {
    this.store = store;
    this.registry = registry;
    this.vault = vault;
    this.plugins = plugins;
    this.compiler = compiler;
    this.cache = new TemplateCache(compiler);
    this.clock = clock;
  }

  @Override
  public RegisteredRun register(RunRequest request) throws ServerException, InterruptedException {
    Instant scheduledAt = ScheduledTime.require(request.scheduledAt());
    RunSource source = source(request, scheduledAt);
    Map<String, Secret> secrets = vault.open(source.secrets());
    StoredRun run =
        source.run().isPresent()
            ? source.run().get()
            : register(request, source.job().id(), scheduledAt);
    try {
      return compile(request, source, secrets, scheduledAt, run);
    } catch (ProblemException e) {
      ProblemException masked = new SecretMask(secrets.values()).on(e);
      throw ServerException.of(
          ServerProblem.NOT_COMPILED,
          masked.problems().get(0).message()
              + ": failed to compile instance of job "
              + TerminalText.excerpt(request.job()),
          masked.problems().get(0).hint(),
          masked.problems(),
          masked);
    }
  }

  private RunSource source(RunRequest request, Instant scheduledAt) throws ServerException {
    Optional<RunSource> source = store.runSource(request.project(), request.job(), scheduledAt);
    if (source.isPresent()) {
      return source.get();
    }
    registry.project(request.project());
    throw MissingJob.of(request.job());
  }

  private StoredRun register(RunRequest request, String job, Instant scheduledAt)
      throws ServerException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return store
        .register(job, scheduledAt, new StoredRun(UUID.randomUUID(), now))
        .orElseThrow(() -> MissingJob.of(request.job()));
  }

  private RegisteredRun compile(
      RunRequest request,
      RunSource source,
      Map<String, Secret> secrets,
      Instant scheduledAt,
      StoredRun run)
      throws ProblemException, InterruptedException {
    JobTemplates templates = cache.templates(source.job());
    JobScope scope = JobScope.of(source.project().config(), source.namespace().config(), secrets);
    LocalPlugin plugin = plugins.plugin(templates);
    JobResources written =
        compiler.destination(request.project(), templates, scope, plugin, TemplatePositions.NONE);
    RunValues values =
        compiler.values(
            templates.job(), scheduledAt, run.executedAt(), written, TemplatePositions.NONE);
    CompiledInstance instance =
        compiler.compile(
            templates,
            request.unit(),
            scope,
            values,
            compiler.assets(templates, values, plugin),
            TemplatePositions.NONE);
    return new RegisteredRun(
        run.id(),
        source.project(),
        source.namespace(),
        templates.job(),
        run.executedAt(),
        values.texts(),
        instance.context(),
        new SecretMask(secrets.values()).on(instance.warnings()));
  }
}
