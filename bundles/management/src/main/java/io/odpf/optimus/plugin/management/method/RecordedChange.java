// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.audit.Audit;
import io.odpf.optimus.plugin.management.conversion.ProblemMessages;
import io.odpf.optimus.plugin.proto.management.AuditChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;

/**
 * A method that changes the machine, and is recorded in the audit log: who, what, and from which
 * digests to which. Changes of the same machine run one after another.
 */
final class RecordedChange<Q extends Message, R extends Message> implements Handler<Q, R> {
  private final String name;
  private final Audit audit;
  private final MachineMethods machine;
  private final Lock turn;
  private final Query<Q, R> change;

  /**
   * Creates a change.
   *
   * @param turn shared by all changes of the machine
   */
  RecordedChange(String name, Audit audit, MachineMethods machine, Lock turn, Query<Q, R> change) {
    this.turn = turn;
    this.name = name;
    this.audit = audit;
    this.machine = machine;
    this.change = change;
  }

  @Override
  public void serve(Q request, Call<R> call) throws ProblemException, InterruptedException {
    R reply;
    turn.lockInterruptibly();
    try {
      reply = recorded(request, call.caller());
    } finally {
      turn.unlock();
    }
    call.reply(reply);
  }

  private R recorded(Q request, Caller caller) throws ProblemException, InterruptedException {
    Audit.Change recorded = audit.begin(name, caller);
    Map<String, String> before = digests();
    R reply;
    try {
      reply = change.reply(request);
    } catch (ProblemException | InterruptedException | RuntimeException failure) {
      boolean interrupted = Thread.interrupted() || failure instanceof InterruptedException;
      recorded.failed(changes(before, digests()), ProblemMessages.problems(failure));
      if (interrupted && !(failure instanceof InterruptedException)) {
        Thread.currentThread().interrupt();
      }
      throw failure;
    }
    // What is done is recorded even if the caller does not wait for it.
    boolean interrupted = Thread.interrupted();
    try {
      recorded.done(changes(before, digests()));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return reply;
  }

  /** Returns the digests of the installed files; none if they cannot be listed. */
  private Map<String, String> digests() throws InterruptedException {
    Map<String, String> digests = new TreeMap<>();
    try {
      for (InstalledPlugin plugin : machine.installed().plugins()) {
        plugin
            .digest()
            .ifPresent(
                digest -> digests.put(plugin.name() + " " + plugin.platform(), digest.toString()));
      }
    } catch (ProblemException failure) {
      // The change fails of the same reason, and says so.
      System.getLogger(RecordedChange.class.getName())
          .log(System.Logger.Level.DEBUG, "the plugins cannot be listed", failure);
    }
    return digests;
  }

  private static List<AuditChange> changes(Map<String, String> before, Map<String, String> after) {
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<AuditChange> changes = new ArrayList<>();
    for (String key : keys) {
      if (!Objects.equals(before.get(key), after.get(key))) {
        int space = key.indexOf(' ');
        changes.add(
            AuditChange.newBuilder()
                .setPlugin(key.substring(0, space))
                .setPlatform(key.substring(space + 1))
                .setFrom(before.getOrDefault(key, ""))
                .setTo(after.getOrDefault(key, ""))
                .build());
      }
    }
    return changes;
  }
}
