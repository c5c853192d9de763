// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.survey.SurveyedPlugin;
import java.util.List;
import java.util.SortedSet;

/** The installed plugins. */
public interface PluginSource {

  /** Returns whether no plugin of any type is installed. Starts none. */
  boolean isEmpty();

  /** Returns why plugins do not start, which therefore are missing among the names. */
  List<Problem> failures() throws ProblemException, InterruptedException;

  /**
   * Returns the names of the plugins of a type by which jobs refer to them.
   *
   * @throws ProblemException if the plugins cannot be asked at all; those that fail are left out
   */
  SortedSet<String> names(PluginType type) throws ProblemException, InterruptedException;

  /**
   * Returns a plugin that can be called.
   *
   * @param name one of the names of its type
   */
  SurveyedPlugin plugin(PluginType type, String name) throws ProblemException, InterruptedException;
}
