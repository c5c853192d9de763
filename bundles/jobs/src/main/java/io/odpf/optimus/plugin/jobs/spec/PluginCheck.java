// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.model.Hook;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.text.DidYouMean;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Checks that the plugins that jobs name are installed. Immutable and thread-safe. */
public final class PluginCheck {
  private final PluginNames plugins;

  /** Creates a check for the installed plugins. */
  public PluginCheck(PluginNames plugins) {
    this.plugins = plugins;
  }

  /** Returns the names of the plugins of a job. */
  public static Set<String> names(JobSpec job) {
    Set<String> names = new TreeSet<>();
    names.add(job.task().name());
    job.hooks().forEach(hook -> names.add(hook.name()));
    names.remove("");
    return names;
  }

  /**
   * Checks a job.
   *
   * @param origins finds where its values are written; asked only if something is wrong
   * @return what is wrong
   */
  public List<Problem> check(JobSpec job, Supplier<Origins> origins) {
    List<Problem> errors = new ArrayList<>();
    String task = job.task().name();
    if (!task.isEmpty() && !plugins.tasks().contains(task)) {
      errors.add(
          Problem.at(
              origins.get().of("task", "name"),
              JobProblem.UNKNOWN_TASK,
              TerminalText.quote(task)
                  + (plugins.hooks().contains(task)
                      ? " is a plugin for hooks, not for tasks"
                      : " is not an installed plugin for tasks"),
              hint(task, plugins.tasks())));
    }
    for (Hook hook : job.hooks()) {
      if (!hook.name().isEmpty() && !plugins.hooks().contains(hook.name())) {
        Position position = origins.get().of("hooks", hook.name(), "name");
        errors.add(
            Problem.at(
                position,
                JobProblem.UNKNOWN_HOOK,
                TerminalText.quote(hook.name())
                    + (plugins.tasks().contains(hook.name())
                        ? " is a plugin for tasks, not for hooks"
                        : " is not an installed plugin for hooks"),
                hint(hook.name(), plugins.hooks())));
      }
    }
    return errors;
  }

  private static String hint(String name, Set<String> installed) {
    String question = DidYouMean.question(name, installed);
    if (!question.isEmpty()) {
      return question;
    }
    return installed.isEmpty()
        ? "none is installed; run optimus plugin install"
        : "installed: " + TerminalText.line(String.join(", ", installed));
  }
}
