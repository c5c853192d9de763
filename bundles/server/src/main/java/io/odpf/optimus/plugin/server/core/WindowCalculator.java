// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.core;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.window.InvalidWindowException;
import io.odpf.optimus.plugin.jobs.window.TimeInterval;
import io.odpf.optimus.plugin.jobs.window.WindowDefinition;
import io.odpf.optimus.plugin.jobs.window.Windows;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.server.service.WindowService;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Computes windows that no project defines. */
final class WindowCalculator implements WindowService {
  private final Windows windows = new Windows(Map.of());

  @Override
  public TimeInterval window(Instant scheduledAt, WindowDefinition window) throws ServerException {
    ScheduledTime.require(scheduledAt);
    try {
      return windows.window(window).at(scheduledAt);
    } catch (InvalidWindowException e) {
      List<Problem> details =
          e.faults().stream()
              .map(
                  fault ->
                      Problem.of(
                          JobProblem.WINDOW,
                          fault.part() + ": " + TerminalText.passage(fault.message()),
                          fault.hint()))
              .toList();
      throw ServerException.of(
          ServerProblem.INVALID_REQUEST,
          TerminalText.passage(e.getMessage()),
          e.faults().isEmpty() ? "" : e.faults().get(0).hint(),
          details,
          e);
    }
  }
}
