// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.machine;

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
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes changes to the machine one at a time, and records each in the audit log with its caller and
 * the digests of the plugins before and after. Thread-safe.
 */
public final class MachineChanges {
  private final Audit audit;
  private final Inventory inventory;
  private final ReentrantLock turn = new ReentrantLock(true);

  /** Lists the installed plugins. */
  @FunctionalInterface
  interface Inventory {
    List<InstalledPlugin> installed() throws ProblemException, InterruptedException;
  }

  /** The work of a change. */
  @FunctionalInterface
  public interface Change<R> {
    R make() throws ProblemException, InterruptedException;
  }

  MachineChanges(Audit audit, Inventory inventory) {
    this.audit = audit;
    this.inventory = inventory;
  }

  /**
   * Waits for earlier changes, then makes and records a change. Requests are served in the order of
   * their arrival.
   *
   * @param method the name of the change in the audit log
   * @param caller the caller to record in the audit log
   * @throws ProblemException if the change fails, or the audit log cannot be written; if only the
   *     entry about its end cannot be written, the change has been made
   */
  public <R> R make(String method, Caller caller, Change<R> change)
      throws ProblemException, InterruptedException {
    turn.lockInterruptibly();
    try {
      return recorded(method, caller, change);
    } finally {
      turn.unlock();
    }
  }

  private <R> R recorded(String method, Caller caller, Change<R> change)
      throws ProblemException, InterruptedException {
    Audit.Change recorded = audit.begin(method, caller);
    Map<String, String> before = digests();
    R result;
    try {
      result = change.make();
    } catch (ProblemException | InterruptedException | RuntimeException failure) {
      boolean interrupted = Thread.interrupted() || failure instanceof InterruptedException;
      recorded.failed(changes(before, digests()), ProblemMessages.problems(failure));
      if (interrupted && !(failure instanceof InterruptedException)) {
        Thread.currentThread().interrupt();
      }
      throw failure;
    }
    // A completed change is recorded even if the caller has ended the call meanwhile.
    boolean interrupted = Thread.interrupted();
    try {
      recorded.done(changes(before, digests()));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return result;
  }

  /**
   * Returns the digests of the installed files by plugin and platform; an empty map if they cannot
   * be listed.
   */
  private Map<String, String> digests() throws InterruptedException {
    Map<String, String> digests = new TreeMap<>();
    try {
      for (InstalledPlugin plugin : inventory.installed()) {
        plugin
            .digest()
            .ifPresent(
                digest -> digests.put(plugin.name() + " " + plugin.platform(), digest.toString()));
      }
    } catch (ProblemException failure) {
      // The change fails for the same reason, and reports it.
      System.getLogger(MachineChanges.class.getName())
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
