// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.audit;

import com.google.protobuf.Timestamp;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.proto.management.AuditChange;
import io.odpf.optimus.plugin.proto.management.AuditEntry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Records changes in the audit log: one entry before a change begins, so that the change is on
 * record even if this process dies during it, and one with its outcome. Thread-safe.
 */
public final class Audit {
  private static final int ID_LENGTH = 8;
  private static final int FILE_BYTES = 8 << 20;
  private static final int FILES = 8;

  private final AuditLog log;
  private final Clock clock;
  private final Consumer<AuditEntry> listener;

  /**
   * Creates an audit.
   *
   * @param listener receives each entry after it has been written
   */
  public Audit(AuditLog log, Clock clock, Consumer<AuditEntry> listener) {
    this.log = log;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Creates an audit that keeps 8 files of 8 MiB.
   *
   * @param directory the directory of the audit log
   * @param listener receives each entry after it has been written
   */
  public static Audit in(Path directory, Clock clock, Consumer<AuditEntry> listener) {
    return new Audit(new AuditLog(directory, FILE_BYTES, FILES), clock, listener);
  }

  /**
   * Records that a change begins.
   *
   * @throws EndpointException if the entry cannot be written; the change must not begin then
   */
  public Change begin(String method, Caller caller) throws EndpointException {
    AuditEntry begun =
        AuditEntry.newBuilder()
            .setAt(now())
            .setId(UUID.randomUUID().toString().substring(0, ID_LENGTH))
            .setOutcome("begun")
            .setMethod(method)
            .setCaller(caller.name())
            .setRole(caller.role().label())
            .setCredential(caller.credential())
            .build();
    append(begun);
    return new Change(begun);
  }

  /** Returns the latest entries, oldest first. */
  public List<AuditEntry> latest(int limit) throws EndpointException {
    return log.latest(limit);
  }

  private void append(AuditEntry entry) throws EndpointException {
    log.append(entry);
    listener.accept(entry);
  }

  private Timestamp now() {
    Instant now = clock.instant();
    return Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()).build();
  }

  /** A change that has begun. Exactly one of its methods is to be called. */
  public final class Change {
    private final AuditEntry begun;

    private Change(AuditEntry begun) {
      this.begun = begun;
    }

    /** Records that the change succeeded. */
    public void done(List<AuditChange> changes) throws EndpointException {
      append(begun.toBuilder().setAt(now()).setOutcome("done").addAllChanges(changes).build());
    }

    /**
     * Records that the change failed.
     *
     * @param changes the differences that it left; usually none, since changes are rolled back
     * @param problems the reasons, of which only the codes are recorded
     */
    public void failed(List<AuditChange> changes, List<Problem> problems) throws EndpointException {
      AuditEntry.Builder failed =
          begun.toBuilder().setAt(now()).setOutcome("failed").addAllChanges(changes);
      problems.forEach(problem -> failed.addProblems(problem.code().word()));
      append(failed.build());
    }
  }
}
