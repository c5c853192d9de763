// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.source;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The findings about one file. Not thread-safe. */
public final class Findings {

  /** The number of findings that are shown. */
  public static final int SHOWN = 100;

  /**
   * The number of findings that are kept. It exceeds the number shown because the order of
   * discovery is not the order in the file.
   */
  private static final int KEPT = 1_000;

  private final List<Problem> problems = new ArrayList<>();
  private int count;

  /** Adds a finding, unless one with the same message and position was just added. */
  public void add(Position position, ProblemCode code, String message, String hint) {
    for (int i = problems.size() - 1; i >= 0 && i >= problems.size() - 3; i--) {
      Problem other = problems.get(i);
      if (other.message().equals(message) && other.position().orElseThrow().equals(position)) {
        return;
      }
    }
    count++;
    if (problems.size() < KEPT) {
      problems.add(Problem.at(position, code, message, hint));
    }
  }

  /** Returns whether there are no findings. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** Returns the number of findings so far. */
  public int count() {
    return count;
  }

  /** Returns an exception with the findings of a text that is not in a file. */
  public PluginManagerException withoutPositions() {
    List<Problem> found = new ArrayList<>();
    for (Problem problem : problems) {
      found.add(Problem.of(problem.code(), problem.message(), problem.hint()));
    }
    return PluginManagerException.config(found);
  }

  /** Returns an exception with the findings in the order of their positions. */
  public PluginManagerException toException() {
    return PluginManagerException.config(inOrder());
  }

  /**
   * Returns the findings in the order of their positions; with more than {@value #SHOWN}, the first
   * of them and the number of the others.
   */
  public List<Problem> inOrder() {
    problems.sort(
        Comparator.comparingInt((Problem problem) -> problem.position().orElseThrow().line())
            .thenComparingInt(problem -> problem.position().orElseThrow().column()));
    List<Problem> shown =
        new ArrayList<>(problems.size() > SHOWN ? problems.subList(0, SHOWN) : problems);
    if (count > SHOWN) {
      shown.add(
          Problem.of(
              ConfigProblem.MORE_FINDINGS,
              "there are " + (count - SHOWN) + " more findings",
              "correct the first " + SHOWN + ", then run the command again"));
    }
    return shown;
  }
}
