// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.service;

import io.odpf.optimus.plugin.jobs.window.TimeInterval;
import io.odpf.optimus.plugin.jobs.window.WindowDefinition;
import io.odpf.optimus.plugin.server.problem.ServerException;
import java.time.Instant;

/** The intervals of windows. Thread-safe. */
public interface WindowService {

  /**
   * Returns the interval of the run that is scheduled at a time.
   *
   * @throws ServerException if the time or a part of the window is not allowed
   */
  TimeInterval window(Instant scheduledAt, WindowDefinition window) throws ServerException;
}
