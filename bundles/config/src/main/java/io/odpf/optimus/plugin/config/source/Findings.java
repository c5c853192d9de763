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

/** What is wrong with one file. Not thread-safe. */
public final class Findings {

  /** How many are told to the user. */
  public static final int SHOWN = 100;

  /** How many are kept; more than are shown, because the first found need not stand first. */
  private static final int KEPT = 1_000;

  private final List<Problem> problems = new ArrayList<>();
  private int count;

  /** Notes a finding; the same at the same place again is dropped. */
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

  public boolean isEmpty() {
    return count == 0;
  }

  /** How many there are so far. */
  public int count() {
    return count;
  }

  /** All findings in the order of their positions, ready to be thrown. */
  public PluginManagerException toException() {
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
              "mend the first " + SHOWN + ", then look again"));
    }
    return PluginManagerException.config(shown);
  }
}
