// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.template.AbsentKey;
import io.odpf.optimus.plugin.template.Data;
import io.odpf.optimus.plugin.template.RenderSettings;
import io.odpf.optimus.plugin.template.Rendering;
import io.odpf.optimus.plugin.template.TemplateSet;
import io.odpf.optimus.plugin.template.problem.TemplateException;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Renders the templates of one job and collects their problems. Not thread-safe. */
final class UnitRendering {

  /**
   * A setting that contains this text is treated as a secret, as Optimus does, even if it does not
   * refer to one.
   */
  private static final String SECRET = ".secret.";

  private final String job;
  private final RenderSettings settings;
  private final TemplatePositions positions;
  private final List<Problem> errors = new ArrayList<>();
  private final List<Absence> absences = new ArrayList<>();

  UnitRendering(String job, RenderSettings settings, TemplatePositions positions) {
    this.job = job;
    this.settings = settings;
    this.positions = positions;
  }

  List<Problem> errors() {
    return errors;
  }

  /** A key that a template prints and that does not exist. */
  private record Absence(TemplatePlace place, AbsentKey key) {}

  /**
   * Returns a warning for each key that a template prints and that does not exist. Finds their
   * positions, which may read the job's file again.
   */
  List<Problem> warnings() {
    return absences.stream().map(this::warning).toList();
  }

  /**
   * Renders a configuration. A setting is secret if a secret contributed to its value, or if its
   * text mentions secrets.
   */
  Map<String, Data.Text> config(Map<String, JobTemplates.Setting> config, Data.Fields data) {
    Map<String, Data.Text> rendered = new LinkedHashMap<>();
    config.forEach(
        (name, setting) -> {
          try {
            Rendering rendering = setting.template().render(name, data, settings);
            Set<String> secrets = new TreeSet<>(rendering.secrets());
            if (secrets.isEmpty() && setting.text().contains(SECRET)) {
              secrets.add(name);
            }
            rendered.put(name, new Data.Text(GoSpace.trim(rendering.text()), secrets));
            warn(setting.place(), rendering.absent());
          } catch (TemplateException e) {
            fail(setting.place(), e);
          }
        });
    return rendered;
  }

  /** Renders files. */
  Map<String, Rendering> files(TemplateSet files, Data.Fields data) {
    Map<String, Rendering> rendered = new TreeMap<>();
    for (String name : new TreeSet<>(files.names())) {
      try {
        Rendering rendering = files.render(name, data, settings);
        rendered.put(name, rendering);
        warn(TemplatePlace.ofAsset(name), rendering.absent());
      } catch (TemplateException e) {
        fail(TemplatePlace.ofAsset(name), e);
      }
    }
    return rendered;
  }

  /** Adds the problems of a template. */
  void fail(TemplatePlace place, TemplateException failure) {
    for (Problem problem : failure.problems()) {
      fail(place, problem);
    }
  }

  /** Adds a problem of a template. */
  void fail(TemplatePlace place, Problem problem) {
    errors.add(
        located(
            place,
            problem.position(),
            problem.code(),
            problem.message(),
            problem.hint().isEmpty() ? problem.code().entry().remedy() : problem.hint()));
  }

  private void warn(TemplatePlace place, List<AbsentKey> absent) {
    for (AbsentKey key : absent) {
      if (key.isPrinted()) {
        absences.add(new Absence(place, key));
      }
    }
  }

  private Problem warning(Absence absence) {
    AbsentKey key = absence.key();
    return located(
        absence.place(),
        Optional.of(key.position()),
        JobProblem.NO_VALUE,
        "value not substituted for key " + TerminalText.quote(key.name()),
        key.nearest()
            .map(nearest -> "did you mean '" + TerminalText.excerpt(nearest) + "'?")
            .orElse("the text has <no value>; check the key"));
  }

  private Problem located(
      TemplatePlace place,
      Optional<Position> position,
      ProblemCode code,
      String message,
      String hint) {
    String where =
        TerminalText.excerpt(place.toString())
            + position.map(at -> ":" + at.line() + ":" + at.column()).orElse("");
    return new Problem(
        code,
        "job " + TerminalText.excerpt(job) + ": " + where + ": " + message,
        positions.find(place, position),
        Optional.empty(),
        hint);
  }
}
