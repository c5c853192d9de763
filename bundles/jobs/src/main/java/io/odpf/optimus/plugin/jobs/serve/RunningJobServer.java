// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.serve;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.List;

/** A server of jobs that answers until it is closed. */
public interface RunningJobServer extends AutoCloseable {

  /** Returns the address for clients on this machine, such as {@code http://127.0.0.1:9100}. */
  String address();

  /** Returns what an administrator should know about the start. */
  List<Problem> notes();

  /** Ends all calls, stops listening, and closes the store. */
  @Override
  void close();
}
