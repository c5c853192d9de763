// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.management.machine.MachineChanges;

/** A handler whose changes are serialized and recorded in the audit log. */
final class RecordedChange<Q extends Message, R extends Message> implements Handler<Q, R> {
  private final String name;
  private final MachineChanges changes;
  private final Query<Q, R> change;

  RecordedChange(String name, MachineChanges changes, Query<Q, R> change) {
    this.name = name;
    this.changes = changes;
    this.change = change;
  }

  @Override
  public void serve(Q request, Call<R> call) throws ProblemException, InterruptedException {
    call.reply(changes.make(name, call.caller(), () -> change.reply(request)));
  }
}
