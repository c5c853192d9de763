// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import java.util.Set;

/** What is surveyed. */
public enum SurveyKind {
  /** A new job. Its own questions are named in lower case: {@code owner}, {@code start_date}. */
  JOB("task.", JobQuestion.words()),

  /** A hook for a job. Its own questions are {@code job} and {@code hook}. */
  HOOK("hook.", HookSurvey.NAMES),

  /** A new project. It has no plugin. */
  PROJECT("plugin.", ProjectSurvey.NAMES);

  private final String prefix;
  private final Set<String> names;

  SurveyKind(String prefix, Set<String> names) {
    this.prefix = prefix;
    this.names = Set.copyOf(names);
  }

  /** Returns what may precede the name of a plugin's question. */
  String prefix() {
    return prefix;
  }

  /** Returns the names of the survey's own questions. */
  public Set<String> names() {
    return names;
  }
}
