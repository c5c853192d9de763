// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.rest;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.proto.management.Problems;

/** Writes the replies of one call as an HTTP response. */
interface ReplyWriter {
  void reply(Message reply) throws EndpointException, InterruptedException;

  /** Writes bytes that the reader ignores, if the format has any. */
  default void keepAlive() throws EndpointException, InterruptedException {}

  /** Ends the response. */
  void end() throws EndpointException, InterruptedException;

  /** Reports a failure after the response has been committed, and ends the response. */
  void fail(Problems problems) throws EndpointException, InterruptedException;
}
