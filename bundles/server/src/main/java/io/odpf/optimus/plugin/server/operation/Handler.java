// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.operation;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.server.access.Caller;

/** The implementation of an operation. Must be thread-safe. */
@FunctionalInterface
public interface Handler<Q extends Message, R extends Message> {

  /** Serves a request, once for each request of a stream. */
  void serve(Q request, Caller caller, Replies<R> replies)
      throws ProblemException, InterruptedException;

  /** Sends replies to the caller. */
  @FunctionalInterface
  interface Replies<R extends Message> {
    void send(R reply) throws ProblemException, InterruptedException;
  }

  /** An operation with one reply. */
  @FunctionalInterface
  interface Query<Q extends Message, R extends Message> {
    R reply(Q request) throws ProblemException, InterruptedException;
  }

  /** Returns a handler that sends the reply of a query. */
  static <Q extends Message, R extends Message> Handler<Q, R> of(Query<Q, R> query) {
    return (request, caller, replies) -> replies.send(query.reply(request));
  }
}
