// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.faults;

import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.time.Duration;
import java.util.List;

/**
 * The result of an installation.
 *
 * @param report null if it failed
 * @param problem null if it succeeded
 * @param retries the pauses between attempts
 */
record Attempt(InstallReport report, Problem problem, List<Duration> retries) {}
