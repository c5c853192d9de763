// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.problem;

import java.util.List;

/** A failure that can describe itself to a user. Implemented by exceptions. */
public interface ProblemSource {
  /** Returns what went wrong, the most telling problem first; at least one. */
  List<Problem> problems();
}
