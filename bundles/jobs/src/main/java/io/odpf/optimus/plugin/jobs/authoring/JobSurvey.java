// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.folder.NewJob;
import io.odpf.optimus.plugin.jobs.model.Behavior;
import io.odpf.optimus.plugin.jobs.model.Identity;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.model.Metadata;
import io.odpf.optimus.plugin.jobs.model.RunSchedule;
import io.odpf.optimus.plugin.jobs.model.Task;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.project.Project;
import io.odpf.optimus.plugin.jobs.survey.AnswerCheck;
import io.odpf.optimus.plugin.jobs.survey.PluginSurvey;
import io.odpf.optimus.plugin.jobs.survey.SurveyedPlugin;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.random.RandomGenerator;

/**
 * Asks for a new job: namespace, directory, name, owner, task, schedule, window, then the questions
 * of the task's plugin. Not thread-safe.
 */
public final class JobSurvey {

  /** The name of the job that a plugin is asked about as long as the real one is missing. */
  private static final String UNNAMED = "job";

  private static final String DEFAULT_INTERVAL = "0 2 * * *";
  private static final Map<String, String> LABELS = Map.of("orchestrator", "optimus");

  private final PluginSource plugins;
  private final SurveyAnswers answers;
  private final Clock clock;
  private final PlaceSurvey places;

  /**
   * Creates a survey.
   *
   * @param project the project, with at least one namespace that has jobs
   * @param plugins the installed plugins
   * @param answers who answers
   * @param clock the clock of default dates
   * @param random invents names of directories
   * @param overwrite whether a job that exists may be replaced
   */
  public JobSurvey(
      Project project,
      PluginSource plugins,
      SurveyAnswers answers,
      Clock clock,
      RandomGenerator random,
      boolean overwrite) {
    this.plugins = Objects.requireNonNull(plugins, "plugins");
    this.answers = Objects.requireNonNull(answers, "answers");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.places = new PlaceSurvey(project, answers, new DirectoryWords(random), overwrite);
  }

  /**
   * Asks all questions.
   *
   * @throws JobException with everything that is missing or wrong in answers that were given in
   *     advance, or if the plugin's defaults do not make a job
   * @throws ProblemException if a plugin fails
   * @throws InterruptedException if the survey is cancelled
   */
  public JobDraft ask() throws ProblemException, InterruptedException {
    if (plugins.isEmpty()) {
      throw NoPlugin.failure("no supported task plugin found", plugins);
    }
    Optional<JobPlace> place = places.ask();
    Optional<String> name = places.askName(place);
    Optional<String> owner = ask(JobQuestion.OWNER.text(""), TextChecks::owner);
    SortedSet<String> tasks = plugins.names(PluginType.TASK);
    if (tasks.isEmpty()) {
      throw NoPlugin.failure("no supported task plugin found", plugins);
    }
    Optional<String> task = ask(JobQuestion.TASK.choice(tasks), AnswerCheck.NONE);
    Optional<String> start =
        ask(JobQuestion.START_DATE.text(yesterday().toString()), TextChecks::date);
    Optional<String> interval =
        ask(JobQuestion.INTERVAL.text(DEFAULT_INTERVAL), TextChecks::interval);
    Optional<String> window =
        ask(
            JobQuestion.WINDOW.choice(WindowChoice.words(), WindowChoice.DAILY.word()),
            AnswerCheck.NONE);
    if (task.isEmpty()) {
      throw answers.failure();
    }
    SurveyedPlugin plugin = plugins.plugin(PluginType.TASK, task.get());
    PluginSurvey.Result survey =
        new PluginSurvey(plugin, answers.ofPlugin()).ask(name.orElse(UNNAMED));
    List<Problem> warnings = answers.conclude(survey.names());
    Map<String, String> config = plugin.config(survey.answers(), Map.of());
    NewJob job =
        new NewJob(
            new JobSpec(
                1,
                new Identity(name.orElseThrow(), owner.orElseThrow().strip(), "", LABELS),
                new RunSchedule(start.orElseThrow(), "", interval.orElseThrow()),
                new Behavior(false, false, Behavior.Retry.NONE, List.of()),
                new Task(task.get(), "", config, WindowChoice.parts(window.orElseThrow())),
                List.of(),
                List.of(),
                Metadata.NONE,
                Map.of()),
            plugin.assets(survey.answers()));
    return places.draft(place.orElseThrow(), job, ResultCheck.of(task.get(), job, warnings));
  }

  private Optional<String> ask(Question question, AnswerCheck check)
      throws ProblemException, InterruptedException {
    return answers.ofSurvey().answer(question, check, Optional.empty());
  }

  private LocalDate yesterday() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
  }
}
