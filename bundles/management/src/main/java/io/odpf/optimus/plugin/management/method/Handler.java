// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.api.problem.ProblemException;

/** The implementation of a method. Must be thread-safe. */
@FunctionalInterface
public interface Handler<Q extends Message, R extends Message> {

  /** Serves a call. Sends exactly one reply, or any number of them if the method streams. */
  void serve(Q request, Call<R> call) throws ProblemException, InterruptedException;

  /** A method that returns one reply. */
  @FunctionalInterface
  interface Query<Q extends Message, R extends Message> {
    R reply(Q request) throws ProblemException, InterruptedException;
  }

  /** Returns a handler that sends the reply of a query. */
  static <Q extends Message, R extends Message> Handler<Q, R> of(Query<Q, R> query) {
    return (request, call) -> call.reply(query.reply(request));
  }
}
