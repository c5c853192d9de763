// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import io.odpf.optimus.plugin.supervisor.process.KeptRun;
import io.odpf.optimus.plugin.supervisor.process.KeptRuns;
import io.odpf.optimus.plugin.supervisor.process.ProcessGroups;
import io.odpf.optimus.plugin.supervisor.process.RunRegistry;
import io.odpf.optimus.plugin.supervisor.process.SocketDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What one process has outside of itself: its directory, its record, and its group's place among
 * those that end with the host, or among those that outlive it. Thread-safe.
 */
final class RunFiles {
  private final SocketDirectory sockets;
  private final ProcessGroups groups;
  private final RunRegistry registry;
  private final Optional<Keeping> keeping;
  private final AtomicBoolean kept = new AtomicBoolean();

  /**
   * How a process can be kept.
   *
   * @param runs where it is recorded then
   * @param origin what it was started from
   */
  record Keeping(KeptRuns runs, KeptRun.Origin origin) {}

  /**
   * @param keeping absent for a process that ends with this host
   */
  RunFiles(
      SocketDirectory sockets,
      ProcessGroups groups,
      RunRegistry registry,
      Optional<Keeping> keeping) {
    this.sockets = sockets;
    this.groups = groups;
    this.registry = registry;
    this.keeping = keeping;
  }

  SocketDirectory sockets() {
    return sockets;
  }

  /** How the process can be kept; empty if it ends with this host. */
  Optional<Keeping> keeping() {
    return keeping;
  }

  boolean isKept() {
    return kept.get();
  }

  /** Lets a process that is ready outlive this host. */
  void keep(KeptRun run) throws IOException {
    // In this order the next host finds it and does not end it, whenever this one dies.
    keeping.orElseThrow().runs().add(run);
    registry.remove(run.process().pid());
    groups.keep(run.process().pid());
    kept.set(true);
  }

  /** Takes note of a process that was kept by another host and is this one's now. */
  void adopt(long pid) throws IOException {
    groups.keep(pid);
    kept.set(true);
  }

  /** Gives a process that is kept away, so that the next host finds it. */
  void release(long pid) throws IOException {
    groups.remove(pid);
    keeping.orElseThrow().runs().release(pid);
  }

  /** Removes all, since the process has ended; each, whatever becomes of the others. */
  void remove(long pid) throws IOException {
    List<Removal> removals = new ArrayList<>(List.of(sockets::close, () -> registry.remove(pid)));
    keeping.ifPresent(it -> removals.add(() -> it.runs().remove(pid)));
    // Last: a caller who waits for the end of all groups finds nothing of them any more.
    removals.add(() -> groups.remove(pid));
    List<IOException> failures = new ArrayList<>();
    for (Removal removal : removals) {
      try {
        removal.run();
      } catch (IOException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      IOException first = failures.get(0);
      failures.subList(1, failures.size()).forEach(first::addSuppressed);
      throw first;
    }
  }

  @FunctionalInterface
  private interface Removal {
    void run() throws IOException;
  }
}
