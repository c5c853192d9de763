// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.rest;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.management.problem.ManagementException;
import io.odpf.optimus.plugin.proto.management.Problems;

/** Writes the replies of one call in a form of HTTP. */
interface ReplyWriter {
  /** Writes a reply. */
  void reply(Message reply) throws ManagementException, InterruptedException;

  /** Writes something that a reader ignores. */
  default void keepAlive() throws ManagementException, InterruptedException {}

  /** Ends the response. */
  void end() throws ManagementException, InterruptedException;

  /** Ends a response whose beginning is written already. */
  void fail(Problems problems) throws ManagementException, InterruptedException;
}
