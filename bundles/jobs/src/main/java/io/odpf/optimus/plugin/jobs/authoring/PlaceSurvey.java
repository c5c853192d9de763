// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.folder.JobFile;
import io.odpf.optimus.plugin.jobs.folder.JobFolder;
import io.odpf.optimus.plugin.jobs.folder.NewJob;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.SurveyProblem;
import io.odpf.optimus.plugin.jobs.project.Namespace;
import io.odpf.optimus.plugin.jobs.project.Project;
import io.odpf.optimus.plugin.jobs.survey.AnswerCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks where a new job is to be, and what its name is. Not thread-safe. */
final class PlaceSurvey {
  private static final String HERE = ". (current directory)";

  private final Project project;
  private final SurveyAnswers answers;
  private final DirectoryWords words;
  private final boolean overwrite;

  PlaceSurvey(Project project, SurveyAnswers answers, DirectoryWords words, boolean overwrite) {
    this.project = project;
    this.answers = answers;
    this.words = words;
    this.overwrite = overwrite;
  }

  /** Asks for namespace and directory. */
  Optional<JobPlace> ask() throws ProblemException, InterruptedException {
    List<Namespace> namespaces =
        project.namespaces().stream().filter(it -> it.jobs().isPresent()).toList();
    if (namespaces.isEmpty()) {
      throw new JobException(
          List.of(
              Problem.of(
                  SurveyProblem.NO_NAMESPACE,
                  "no namespace found in config file",
                  "add one with a folder of jobs: 'namespaces: [{name: …, job: {path: …}}]'")),
          null);
    }
    Optional<Namespace> namespace = namespace(namespaces);
    if (namespace.isEmpty()) {
      return Optional.empty();
    }
    Path folder = namespace.get().jobs().orElseThrow();
    return directory(folder).map(path -> new JobPlace(namespace.get().name(), folder, path));
  }

  /** Asks for the namespace; the flat form of a project has a single one that may be unnamed. */
  private Optional<Namespace> namespace(List<Namespace> namespaces)
      throws ProblemException, InterruptedException {
    if (namespaces.get(0).name().isEmpty()) {
      return Optional.of(namespaces.get(0));
    }
    List<String> names = namespaces.stream().map(Namespace::name).toList();
    return ask(JobQuestion.NAMESPACE.choice(names), AnswerCheck.NONE)
        .flatMap(name -> project.namespace(name));
  }

  private Optional<String> directory(Path folder) throws ProblemException, InterruptedException {
    JobDirectories directories = new JobDirectories(folder, overwrite);
    boolean given = answers.value(JobQuestion.DIRECTORY.word()).isPresent();
    String parent = given || !answers.isAttended() ? "" : parent(directories);
    return ask(
            JobQuestion.DIRECTORY.text("[" + parent + "/.]", defaultDirectory()),
            path -> directories.fault(parent, path))
        .map(path -> JobDirectories.join(parent, path));
  }

  /** Without a user, a job is placed in a directory of its name. */
  private String defaultDirectory() {
    return answers.isAttended()
        ? words.next()
        : answers.value(JobQuestion.NAME.word()).orElseGet(words::next);
  }

  /** Asks for the directory above that of the job, level by level. */
  private String parent(JobDirectories directories) throws ProblemException, InterruptedException {
    String parent = "";
    while (directories.hasEntries(parent)) {
      List<String> choices = new ArrayList<>(List.of(HERE));
      choices.addAll(directories.free(parent));
      Question question =
          new Question(
              "parent",
              "Select directory to save specification?"
                  + (parent.isEmpty() ? "" : " [" + parent + "]"),
              "The job gets a directory of its own within the one that you select.",
              HERE,
              choices,
              List.of());
      String chosen = ask(question, AnswerCheck.NONE).orElse(HERE);
      if (chosen.equals(HERE)) {
        return parent;
      }
      parent = JobDirectories.join(parent, chosen);
    }
    return parent;
  }

  /** Asks for the name, which no other job of the project has. */
  Optional<String> askName(Optional<JobPlace> place) throws ProblemException, InterruptedException {
    String suggestion = place.map(it -> it.path().replace('/', '.')).orElse("");
    return ask(JobQuestion.NAME.text(suggestion), name -> nameFault(name, place));
  }

  private Optional<String> nameFault(String name, Optional<JobPlace> place) {
    Optional<String> fault = TextChecks.name(name);
    return fault.isPresent() || !isTaken(name, place)
        ? fault
        : Optional.of("job with the provided name already exists");
  }

  private boolean isTaken(String name, Optional<JobPlace> place) {
    for (Namespace namespace : project.namespaces()) {
      if (namespace.jobs().isPresent()) {
        JobFile job = new JobFolder(namespace.jobs().get()).listing().get(name);
        if (job != null && !(overwrite && isIn(job, place))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isIn(JobFile job, Optional<JobPlace> place) {
    return place.isPresent()
        && new JobDirectories(place.get().folder(), true)
            .resolve(place.get().path())
            .equals(job.directory());
  }

  /**
   * Returns the draft of a job.
   *
   * @throws JobException if the job's files exist or cannot have their names
   */
  JobDraft draft(JobPlace place, NewJob job, List<Problem> warnings) throws JobException {
    JobDraft draft = new JobDraft(place.namespace(), place.folder(), place.path(), job, warnings);
    job.check(draft.directory(), overwrite);
    return draft;
  }

  private Optional<String> ask(Question question, AnswerCheck check)
      throws ProblemException, InterruptedException {
    return answers.ofSurvey().answer(question, check, Optional.empty());
  }
}
