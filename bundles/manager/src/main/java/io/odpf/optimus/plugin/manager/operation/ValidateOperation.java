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
 * Finds all that an install would refuse before it asks a source: what the configuration says, and
 * what its providers say to it, each of which is made for that and asked for nothing. A provider
 * whose secrets are not on this machine is not made.
 */
final class ValidateOperation implements RunningOperations.Operation<ValidateReport> {

  /** Codes of things that a machine lacks, as opposed to errors in a configuration. */
  private static final Set<ProblemCode> LACKING =
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
    } catch (PluginManagerException invalid) {
      if (invalid.category() != PluginManagerException.Category.CONFIG) {
        throw invalid;
      }
      sort(all, invalid.problems());
      return new ValidateReport(problems, notes);
    }
    sort(all, List.of());
    PlainHttpWarnings addresses = new PlainHttpWarnings(context.registry());
    config.providers().forEach(provider -> notes.addAll(addresses.warnings(provider)));
    askProviders(config);
    askVerifiers(config);
    return new ValidateReport(problems, notes);
  }

  /**
   * @param all in the order of their positions
   * @param wrong the problems that no secret or variable would resolve
   */
  private void sort(List<Problem> all, List<Problem> wrong) {
    for (Problem problem : all) {
      if (wrong.contains(problem)) {
        problems.add(problem);
      } else {
        add(problem);
      }
    }
    for (Problem problem : wrong) {
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
    }
  }

  private void add(Problem problem) {
    (LACKING.contains(problem.code()) && !strict ? notes : problems).add(problem);
  }

  private void askProviders(PluginConfig config)
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
            || !ask(session, provider, Optional.empty(), provider.position(), made -> null)) {
          unusable.add(provider.spec().name());
        }
      }
      Platform platform = context.platform(Optional.empty());
      for (PluginEntry plugin : config.plugins()) {
        if (!unusable.contains(plugin.provider())) {
          ask(
              session,
              config.provider(plugin.provider()),
              Optional.of(plugin.name()),
              plugin.position(),
              made -> {
                made.check(request(plugin, platform));
                return null;
              });
        }
      }
    }
  }

  /** Whether this machine lacks a secret of an entry. */
  private boolean lacks(ProviderEntry provider) {
    Options options;
    try {
      options = provider.resolved().spec().options();
    } catch (PluginManagerException told) {
      return true; // It is among the findings already.
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

  /** Whether nothing is wrong. */
  private boolean ask(
      ProviderSession session,
      ProviderEntry provider,
      Optional<String> plugin,
      Position position,
      ProviderCall<Void> question)
      throws InterruptedException {
    try {
      session.call(provider, question);
      return true;
    } catch (ProviderException refusal) {
      problems.add(
          new Problem(
              OperationProblem.PROVIDER_REFUSES,
              refusal.getMessage(),
              Optional.of(position),
              plugin,
              refusal.hint()));
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

  private void askVerifiers(PluginConfig config) throws PluginManagerException {
    PluginSelection selection = new PluginSelection(config, context.registry());
    Set<Problem> refused = new LinkedHashSet<>();
    for (Mode mode : Mode.values()) {
      try {
        SignatureSupport.refuseUnverifiable(selection.of(mode), context.verifiers());
      } catch (PluginManagerException refusal) {
        refused.addAll(refusal.problems());
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
