// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.operation;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The running operations of a runtime, and the most recent completed ones. Thread-safe. */
public final class OperationHistory {
  private static final int CAPACITY = 50;

  private final Clock clock;

  @GuardedBy("this")
  private final Map<Entry, Operation> running = new LinkedHashMap<>();

  @GuardedBy("this")
  private final Deque<Operation> ended = new ArrayDeque<>();

  public OperationHistory() {
    this(Clock.systemUTC());
  }

  OperationHistory(Clock clock) {
    this.clock = clock;
  }

  /** A running operation. The caller ends it. */
  final class Entry {
    private Entry() {}

    /** Ends the operation and moves it to the history. Does nothing if it has ended. */
    void end(String outcome, boolean failed) {
      OperationHistory.this.end(this, outcome, failed);
    }
  }

  synchronized Entry begin(String kind, Path config, String user) {
    Entry entry = new Entry();
    running.put(
        entry, new Operation(kind, config, user, clock.instant(), Optional.empty(), "", false));
    return entry;
  }

  private synchronized void end(Entry entry, String outcome, boolean failed) {
    Operation begun = running.remove(entry);
    if (begun == null) {
      return;
    }
    Optional<Instant> now = Optional.of(clock.instant());
    ended.addFirst(
        new Operation(
            begun.kind(), begun.config(), begun.user(), begun.begun(), now, outcome, failed));
    if (ended.size() > CAPACITY) {
      ended.removeLast();
    }
  }

  /** Returns the running operations, oldest first. */
  public synchronized List<Operation> running() {
    return List.copyOf(running.values());
  }

  /** Returns at most {@code most} completed operations, newest first. */
  public synchronized List<Operation> last(int most) {
    return List.copyOf(new ArrayList<>(ended).subList(0, Math.min(most, ended.size())));
  }
}
