// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.template.Data;
import io.odpf.optimus.plugin.template.RenderSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compiles the request for a job's destination and dependencies: the task's settings, rendered
 * without the values of a run, and the assets as they are. Immutable; thread-safe if the settings'
 * random generator is.
 */
public final class ResolveCompiler {
  private final RenderSettings settings;

  /**
   * Creates a compiler.
   *
   * @param settings the limits of each template, the clock and the random generator
   */
  public ResolveCompiler(RenderSettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /**
   * A compiled request.
   *
   * @param request the request; may contain secrets
   * @param warnings the settings that could not be rendered; the request contains them as they are
   *     written
   */
  public record Result(ResolveRequest request, List<Problem> warnings) {
    public Result {
      Objects.requireNonNull(request, "request");
      warnings = List.copyOf(warnings);
    }

    /** Returns a text without values, which may be secret. */
    @Override
    public String toString() {
      return request.config().keySet().toString();
    }
  }

  /**
   * Compiles the request for a job.
   *
   * @param project the name of the job's project
   * @param positions the positions of templates, for findings
   */
  public Result compile(
      JobTemplates job, JobScope scope, String project, TemplatePositions positions) {
    UnitRendering rendering = new UnitRendering(job.job().name(), settings, positions);
    Map<String, Data.Text> rendered =
        rendering.config(job.task(), TemplateData.of(scope, Map.of()));
    Map<String, String> config = new LinkedHashMap<>();
    job.task()
        .forEach(
            (name, setting) -> {
              Data.Text text = rendered.get(name);
              config.put(name, text == null ? setting.text() : text.value());
            });
    List<Problem> warnings = new ArrayList<>();
    for (Problem error : rendering.errors()) {
      warnings.add(
          new Problem(
              error.code(),
              error.message() + "; the plugin gets the setting as written",
              error.position(),
              error.plugin(),
              error.hint()));
    }
    return new Result(
        new ResolveRequest(
            config,
            job.assets(),
            new ResolveRequest.Project(project, scope.config(), scope.secrets())),
        warnings);
  }
}
