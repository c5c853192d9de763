// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import io.odpf.optimus.plugin.supervisor.process.KeptRun;
import io.odpf.optimus.plugin.supervisor.process.KeptRuns;
import io.odpf.optimus.plugin.supervisor.process.ProcessGroups;
import io.odpf.optimus.plugin.supervisor.process.RunRegistry;
import io.odpf.optimus.plugin.supervisor.process.SocketDirectory;
import java.io.IOException;
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

  /** Removes all, since the process has ended. */
  void remove(long pid) throws IOException {
    groups.remove(pid);
    sockets.close();
    if (keeping.isPresent()) {
      keeping.get().runs().remove(pid);
    }
    registry.remove(pid);
  }
}
