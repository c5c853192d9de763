// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.api.problem.ProblemException;

/** What a method does. Implementations are thread-safe. */
@FunctionalInterface
public interface Handler<Q extends Message, R extends Message> {

  /** Serves a call: sends one reply, or any number of them if the method streams. */
  void serve(Q request, Call<R> call) throws ProblemException, InterruptedException;

  /** A method that makes one reply from a request. */
  @FunctionalInterface
  interface Query<Q extends Message, R extends Message> {
    R reply(Q request) throws ProblemException, InterruptedException;
  }

  /** Returns a handler that sends the reply of a query. */
  static <Q extends Message, R extends Message> Handler<Q, R> of(Query<Q, R> query) {
    return (request, call) -> call.reply(query.reply(request));
  }
}
