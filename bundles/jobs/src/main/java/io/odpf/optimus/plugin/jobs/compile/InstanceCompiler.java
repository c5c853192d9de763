// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.InstanceData;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.instance.InstanceContext;
import io.odpf.optimus.plugin.jobs.instance.InstanceFile;
import io.odpf.optimus.plugin.jobs.model.ConfigKeys;
import io.odpf.optimus.plugin.jobs.model.Hook;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.window.Windows;
import io.odpf.optimus.plugin.template.Data;
import io.odpf.optimus.plugin.template.RenderSettings;
import io.odpf.optimus.plugin.template.Rendering;
import io.odpf.optimus.plugin.template.TemplateEngine;
import io.odpf.optimus.plugin.template.TemplateSet;
import io.odpf.optimus.plugin.template.problem.TemplateException;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compiles the input of the container for one run. Immutable; thread-safe if the settings' random
 * generator is.
 */
public final class InstanceCompiler {
  private final TemplateEngine engine;
  private final RenderSettings settings;

  /**
   * Creates a compiler.
   *
   * @param engine the parser of templates
   * @param settings the limits of each template, the clock and the random generator
   */
  public InstanceCompiler(TemplateEngine engine, RenderSettings settings) {
    this.engine = Objects.requireNonNull(engine, "engine");
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /**
   * Parses the templates of a job that is not from a folder; findings have no positions in files.
   */
  public JobTemplates parse(JobSpec job, Map<String, String> assets) throws JobException {
    return parse(job, assets, TemplatePositions.NONE);
  }

  /**
   * Parses the templates of a job.
   *
   * @param assets the contents of its assets by name
   * @param positions the positions of templates, for findings
   * @throws JobException with the errors of all templates
   */
  public JobTemplates parse(JobSpec job, Map<String, String> assets, TemplatePositions positions)
      throws JobException {
    UnitRendering rendering = new UnitRendering(job.name(), settings, positions);
    Map<String, JobTemplates.Setting> task =
        parse(job.task().config(), TemplatePlace::ofTask, rendering);
    Map<String, Map<String, JobTemplates.Setting>> hooks = new LinkedHashMap<>();
    for (Hook hook : job.hooks()) {
      hooks.put(
          hook.name(),
          parse(hook.config(), setting -> TemplatePlace.ofHook(hook.name(), setting), rendering));
    }
    Optional<TemplateSet> files = files(assets, rendering);
    refuse(rendering.errors());
    return new JobTemplates(job, task, hooks, assets, files.orElseThrow());
  }

  private Map<String, JobTemplates.Setting> parse(
      Map<String, String> config, Function<String, TemplatePlace> places, UnitRendering rendering) {
    Map<String, JobTemplates.Setting> settings = new LinkedHashMap<>();
    config.forEach(
        (key, text) -> {
          String name = ConfigKeys.upperCase(key);
          TemplatePlace place = places.apply(key);
          try {
            settings.put(name, new JobTemplates.Setting(place, text, engine.parse(name, text)));
          } catch (TemplateException e) {
            rendering.fail(place, e);
          }
        });
    return settings;
  }

  private Optional<TemplateSet> files(Map<String, String> assets, UnitRendering rendering) {
    try {
      return Optional.of(engine.parseFiles(assets));
    } catch (TemplateException e) {
      for (Problem problem : e.problems()) {
        String file = problem.position().map(Position::file).orElse("");
        rendering.fail(TemplatePlace.ofAsset(file), problem);
      }
      return Optional.empty();
    }
  }

  /**
   * Compiles one run of a job's task or of one of its hooks.
   *
   * @param plugin the plugin of the job's task, which may modify the assets
   * @param options the options for calling the plugin
   * @throws JobException with the errors of all templates that fail, or if the job does not have
   *     the hook
   * @throws PluginCallException if the plugin fails
   */
  public CompiledInstance compile(
      JobTemplates job,
      Unit unit,
      JobScope scope,
      RunValues run,
      PluginClient plugin,
      CallOptions options)
      throws JobException, PluginCallException, InterruptedException {
    boolean compiles = plugin.info(options).mods().contains(PluginMod.CLI);
    Map<String, String> assets = compiles ? assets(job, run, plugin, options) : job.assets();
    return compile(job, unit, scope, run, assets, TemplatePositions.NONE);
  }

  /**
   * Compiles one run of a job's task or of one of its hooks, for which the plugin has compiled the
   * assets already.
   *
   * @param assets the assets of the run by name, not rendered yet
   * @param positions the positions of templates, for findings
   * @throws JobException with all templates that fail; or if the job does not have the hook
   */
  public CompiledInstance compile(
      JobTemplates job,
      Unit unit,
      JobScope scope,
      RunValues run,
      Map<String, String> assets,
      TemplatePositions positions)
      throws JobException {
    UnitRendering rendering = new UnitRendering(job.job().name(), settings, positions);
    Map<String, JobTemplates.Setting> hook = hook(job, unit);
    Data.Fields data = TemplateData.of(scope, run.texts());
    Map<String, Data.Text> task = rendering.config(job.task(), data);
    Optional<TemplateSet> files =
        assets.equals(job.assets()) ? Optional.of(job.files()) : files(assets, rendering);
    Map<String, Rendering> rendered =
        files.isEmpty() ? Map.of() : rendering.files(files.get(), data);
    Map<String, Data.Text> config = task;
    if (unit.type() == Unit.Type.HOOK) {
      config = rendering.config(hook, TemplateData.withTask(data, task));
    }
    refuse(rendering.errors());
    List<Problem> warnings = new ArrayList<>(rendering.warnings());
    for (String name : config.keySet()) {
      if (run.texts().containsKey(name)) {
        warnings.add(overridden(name));
      }
    }
    return new CompiledInstance(context(config, run.texts(), assets, rendered), warnings);
  }

  private static Map<String, JobTemplates.Setting> hook(JobTemplates job, Unit unit)
      throws JobException {
    if (unit.type() == Unit.Type.TASK) {
      return Map.of();
    }
    Map<String, JobTemplates.Setting> hook = job.hooks().get(unit.name());
    if (hook == null) {
      String name = TerminalText.excerpt(unit.name());
      throw new JobException(
          List.of(
              Problem.of(
                  JobProblem.UNKNOWN_HOOK,
                  "job "
                      + TerminalText.excerpt(job.job().name())
                      + ": requested hook not found "
                      + name
                      + ": hook not found",
                  job.hooks().isEmpty()
                      ? "the job has no hooks"
                      : "its hooks: "
                          + TerminalText.line(String.join(", ", job.hooks().keySet())))),
          null);
    }
    return hook;
  }

  /**
   * Asks a plugin with the mod CLI for the assets of a run.
   *
   * @return the assets by name, not rendered yet; the names are the plugin's, and may be anything
   * @throws PluginCallException if the plugin fails
   */
  public static Map<String, String> assets(
      JobTemplates job, RunValues run, PluginClient plugin, CallOptions options)
      throws PluginCallException, InterruptedException {
    List<InstanceData> values = new ArrayList<>();
    run.texts()
        .forEach(
            (name, value) ->
                values.add(new InstanceData(name, value, InstanceData.Kind.ENVIRONMENT)));
    JobSpec spec = job.job();
    return plugin.compileAssets(
        new CompileRequest(
            ConfigKeys.upperCase(spec.task().config()),
            job.assets(),
            Windows.lengths(spec.task().window().definition(spec.version())),
            run.scheduledAt(),
            run.interval().start(),
            run.interval().end(),
            values),
        options);
  }

  private static InstanceContext context(
      Map<String, Data.Text> config,
      Map<String, String> run,
      Map<String, String> assets,
      Map<String, Rendering> rendered) {
    Map<String, String> envs = new HashMap<>();
    Map<String, Secret> secrets = new HashMap<>();
    config.forEach(
        (name, value) -> {
          if (run.containsKey(name)) {
            return;
          }
          if (value.secrets().isEmpty()) {
            envs.put(name, value.value());
          } else {
            secrets.put(name, Secret.of(value.value()));
          }
        });
    envs.putAll(run);
    Map<String, InstanceFile> files = new HashMap<>();
    assets.forEach(
        (name, text) -> {
          Rendering file = rendered.get(name);
          files.put(
              name,
              file == null
                  ? new InstanceFile(text, false)
                  : new InstanceFile(file.text(), file.isSecret()));
        });
    return new InstanceContext(envs, secrets, files);
  }

  private static Problem overridden(String name) {
    return Problem.of(
        JobProblem.NO_EFFECT,
        "setting " + name + " has no effect: each run has its own value of this name",
        "rename it");
  }

  private static void refuse(List<Problem> errors) throws JobException {
    if (!errors.isEmpty()) {
      throw new JobException(errors, null);
    }
  }
}
