// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.faults;

import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Request;
import io.odpf.optimus.plugin.itests.servers.Wire;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Answers wrongly at first, and correctly afterwards. */
final class Recovering implements Answer {
  private final Queue<Answer> faults;
  private final Answer good;
  private final boolean headToo;

  private Recovering(List<Answer> faults, Answer good, boolean headToo) {
    this.faults = new ConcurrentLinkedQueue<>(faults);
    this.good = good;
    this.headToo = headToo;
  }

  /** Fails any request. */
  static Recovering after(Answer good, Answer... faults) {
    return new Recovering(List.of(faults), good, true);
  }

  /** Fails requests for the body. */
  static Recovering afterBodies(Answer good, Answer... faults) {
    return new Recovering(List.of(faults), good, false);
  }

  @Override
  public void to(Request request, Wire wire) throws IOException {
    Answer fault = headToo || request.method().equals("GET") ? faults.poll() : null;
    (fault == null ? good : fault).to(request, wire);
  }
}
