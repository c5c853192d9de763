// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.file.TemporaryDirectory;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.ValidateReport;
import io.odpf.optimus.plugin.api.manager.ValidateRequest;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.plan.PluginSelection;
import io.odpf.optimus.plugin.manager.source.fetch.PlainHttpWarnings;
import io.odpf.optimus.plugin.manager.source.provider.ProviderCall;
import io.odpf.optimus.plugin.manager.source.provider.ProviderResources;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reports all problems that an install would detect before it calls a source: errors in the
 * configuration, and objections of its providers, which are created for that purpose. Does not
 * create a provider whose secrets are missing on this machine.
 */
final class ValidateOperation implements RunningOperations.Operation<ValidateReport> {

  /** The problems of a machine, as opposed to errors in a configuration. */
  private static final Set<ProblemCode> MACHINE_PROBLEMS =
      Set.of(
          ConfigProblem.UNDEFINED_VARIABLE,
          ConfigProblem.EMPTY_VARIABLE,
          ConfigProblem.UNAVAILABLE_FILE);

  private final OperationContext context;
  private final ConfigFile file;
  private final boolean strict;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> notes = new ArrayList<>();

  ValidateOperation(OperationContext context, ValidateRequest request) {
    this.context = context;
    this.file = request.config();
    this.strict = request.strict();
  }

  @Override
  public ValidateReport run() throws PluginManagerException, InterruptedException {
    List<Problem> all = context.findings(file);
    PluginConfig config;
    try {
      config = context.read(file);
    } catch (PluginManagerException e) {
      if (e.category() != PluginManagerException.Category.CONFIG) {
        throw e;
      }
      classify(all, e.problems());
      return new ValidateReport(problems, notes);
    }
    classify(all, List.of());
    PlainHttpWarnings addresses = new PlainHttpWarnings(context.registry());
    config.providers().forEach(provider -> notes.addAll(addresses.warnings(provider)));
    checkProviders(config);
    checkVerifiers(config);
    return new ValidateReport(problems, notes);
  }

  /**
   * Classifies problems.
   *
   * @param all all problems, in the order of their positions
   * @param errors the problems that do not depend on a secret or variable
   */
  private void classify(List<Problem> all, List<Problem> errors) {
    for (Problem problem : all) {
      if (errors.contains(problem)) {
        problems.add(problem);
      } else {
        add(problem);
      }
    }
    for (Problem problem : errors) {
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
    }
  }

  private void add(Problem problem) {
    (MACHINE_PROBLEMS.contains(problem.code()) && !strict ? notes : problems).add(problem);
  }

  private void checkProviders(PluginConfig config)
      throws PluginManagerException, InterruptedException {
    try (TemporaryDirectory scratch = scratch();
        ProviderSession session =
            context
                .registry()
                .session(
                    new ProviderResources(context.http(), file.environment(), scratch.path()))) {
      Set<String> unusable = new HashSet<>();
      for (ProviderEntry provider : config.providers()) {
        if (lacks(provider)
            || !check(session, provider, Optional.empty(), provider.position(), created -> true)) {
          unusable.add(provider.spec().name());
        }
      }
      Platform platform = context.platform(Optional.empty());
      for (PluginEntry plugin : config.plugins()) {
        if (!unusable.contains(plugin.provider())) {
          check(
              session,
              config.provider(plugin.provider()),
              Optional.of(plugin.name()),
              plugin.position(),
              created -> {
                created.check(request(plugin, platform));
                return true;
              });
        }
      }
    }
  }

  /** Returns whether this machine lacks a secret of an entry. */
  private boolean lacks(ProviderEntry provider) {
    Options options;
    try {
      options = provider.resolved().spec().options();
    } catch (PluginManagerException e) {
      return true; // Reported already.
    }
    Optional<OptionSchema> schema = context.registry().find(provider.spec().type());
    List<String> missing =
        schema.isPresent() ? CredentialFiles.missing(schema.get(), options) : List.of();
    for (String option : missing) {
      add(
          Problem.at(
              provider.position(),
              ConfigProblem.UNAVAILABLE_FILE,
              option
                  + " of provider '"
                  + provider.spec().name()
                  + "' names a file that does not exist or cannot be read",
              "a relative path begins at the configuration's directory"));
    }
    return !missing.isEmpty();
  }

  /** Calls a provider; returns whether it has no objection. */
  private boolean check(
      ProviderSession session,
      ProviderEntry provider,
      Optional<String> plugin,
      Position position,
      ProviderCall<?> call)
      throws InterruptedException {
    try {
      session.call(provider, call);
      return true;
    } catch (ProviderException e) {
      problems.add(
          new Problem(
              OperationProblem.PROVIDER_REFUSES,
              String.valueOf(e.getMessage()),
              Optional.of(position),
              plugin,
              e.hint()));
      return false;
    }
  }

  static ArtifactRequest request(PluginEntry plugin, Platform platform) {
    return new ArtifactRequest(
        plugin.name(),
        plugin.expand(plugin.path(), platform),
        plugin.version(),
        platform,
        plugin.options(),
        Optional.empty());
  }

  private void checkVerifiers(PluginConfig config) throws PluginManagerException {
    PluginSelection selection = new PluginSelection(config, context.registry());
    Set<Problem> refused = new LinkedHashSet<>();
    for (Mode mode : Mode.values()) {
      try {
        SignatureSupport.refuseUnverifiable(selection.of(mode), context.verifiers());
      } catch (PluginManagerException e) {
        refused.addAll(e.problems());
      }
    }
    problems.addAll(refused);
  }

  static TemporaryDirectory scratch() throws PluginManagerException {
    try {
      return TemporaryDirectory.create("validate");
    } catch (IOException failure) {
      throw PluginManagerException.failure(
          Problem.of(
              OperationProblem.NO_SCRATCH,
              "no temporary directory can be made: " + failure.getMessage(),
              "check the directory for temporary files and its disk"),
          failure);
    }
  }
}
