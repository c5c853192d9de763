// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.folder.JobFile;
import io.odpf.optimus.plugin.jobs.folder.JobFolder;
import io.odpf.optimus.plugin.jobs.folder.JobText;
import io.odpf.optimus.plugin.jobs.model.Hook;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.project.Namespace;
import io.odpf.optimus.plugin.jobs.project.Project;
import io.odpf.optimus.plugin.jobs.survey.AnswerCheck;
import io.odpf.optimus.plugin.jobs.survey.PluginSurvey;
import io.odpf.optimus.plugin.jobs.survey.SurveyedPlugin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Asks for a hook of a job: the job, the hook, then the questions of the hook's plugin. Hooks have
 * no assets. Not thread-safe.
 */
public final class HookSurvey {
  private static final String JOB = "job";
  private static final String HOOK = "hook";

  /** The names of the survey's own questions. */
  static final Set<String> NAMES = Set.of(JOB, HOOK);

  private final Project project;
  private final PluginSource plugins;
  private final SurveyAnswers answers;

  /**
   * Creates a survey.
   *
   * @param project the project with the job
   * @param plugins the installed plugins
   * @param answers who answers
   */
  public HookSurvey(Project project, PluginSource plugins, SurveyAnswers answers) {
    this.project = Objects.requireNonNull(project, "project");
    this.plugins = Objects.requireNonNull(plugins, "plugins");
    this.answers = Objects.requireNonNull(answers, "answers");
  }

  /**
   * Asks all questions.
   *
   * @throws JobException with everything that is missing or wrong in answers that were given in
   *     advance, or if there is no job or no hook, or the job's file has errors
   * @throws ProblemException if a plugin fails
   * @throws InterruptedException if the survey is cancelled
   */
  public HookDraft ask() throws ProblemException, InterruptedException {
    Map<String, JobFile> jobs = jobs();
    if (jobs.isEmpty()) {
      throw new JobException(
          List.of(
              Problem.of(
                  JobProblem.NO_JOBS,
                  "the project has no job",
                  "write one with optimus job create")),
          null);
    }
    Optional<String> name =
        ask(JOB, "Select a Job", "The hook is added to this job.", jobs.keySet(), AnswerCheck.NONE);
    Optional<JobFile> job = name.map(jobs::get);
    SortedSet<String> hooks = plugins.names(PluginType.HOOK);
    if (hooks.isEmpty()) {
      throw NoPlugin.failure("no supported hook plugin found", plugins);
    }
    Set<String> present = job.isPresent() ? present(job.get()) : Set.of();
    Optional<String> hook =
        ask(
            HOOK,
            "Select hook to attach?",
            "The hook is a plugin that works before or after the job's task.",
            hooks,
            chosen ->
                present.contains(chosen)
                    ? Optional.of("hook " + chosen + " already exists for this job")
                    : Optional.empty());
    if (job.isEmpty() || hook.isEmpty()) {
      throw answers.failure();
    }
    SurveyedPlugin plugin = plugins.plugin(PluginType.HOOK, hook.get());
    PluginSurvey.Result survey =
        new PluginSurvey(plugin, answers.ofPlugin()).ask(job.get().spec().name());
    List<Problem> warnings = new ArrayList<>(answers.conclude(survey.names()));
    Map<String, String> config = plugin.config(survey.answers(), job.get().spec().task().config());
    warnings.addAll(ResultCheck.variables(hook.get(), config.keySet()));
    return new HookDraft(
        job.get().spec().name(), file(job.get()), new Hook(hook.get(), "", config), warnings);
  }

  private Map<String, JobFile> jobs() {
    Map<String, JobFile> jobs = new TreeMap<>();
    for (Namespace namespace : project.namespaces()) {
      namespace
          .jobs()
          .ifPresent(folder -> new JobFolder(folder).listing().forEach(jobs::putIfAbsent));
    }
    return jobs;
  }

  /** Returns the hooks that a job's file has, which must be without errors to be changed. */
  private static Set<String> present(JobFile job) throws JobException {
    return Set.copyOf(JobText.read(file(job)).spec().hooks().stream().map(Hook::name).toList());
  }

  private static Path file(JobFile job) {
    return job.directory().resolve(JobFile.NAME);
  }

  private Optional<String> ask(
      String name, String prompt, String help, Collection<String> choices, AnswerCheck check)
      throws ProblemException, InterruptedException {
    String only = choices.size() == 1 ? choices.iterator().next() : "";
    Question question = new Question(name, prompt, help, only, List.copyOf(choices), List.of());
    return answers.ofSurvey().answer(question, check, Optional.empty());
  }
}
