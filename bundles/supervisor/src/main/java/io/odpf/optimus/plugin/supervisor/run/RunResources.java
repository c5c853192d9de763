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
 * The resources of one process: its directory, its record, and the registration of its group as one
 * that ends with the host or outlives it. Thread-safe.
 */
final class RunResources {
  private final SocketDirectory sockets;
  private final ProcessGroups groups;
  private final RunRegistry registry;
  private final Optional<Keeping> keeping;
  private final AtomicBoolean kept = new AtomicBoolean();

  /**
   * How a process can outlive its host.
   *
   * @param runs the records to add it to
   * @param origin the file and settings that it was started from
   */
  record Keeping(KeptRuns runs, KeptRun.Origin origin) {}

  /**
   * @param keeping absent for a process that ends with this host
   */
  RunResources(
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

  /** Returns how the process can be kept; empty if it ends with this host. */
  Optional<Keeping> keeping() {
    return keeping;
  }

  boolean isKept() {
    return kept.get();
  }

  /** Lets a ready process outlive this host. */
  void keep(KeptRun run) throws IOException {
    // In this order, whenever this host dies, the next one finds the process and does not end it.
    keeping.orElseThrow().runs().add(run);
    registry.remove(run.process().pid());
    groups.keep(run.process().pid());
    kept.set(true);
  }

  /** Registers a process that was taken over from another host. */
  void adopt(long pid) throws IOException {
    groups.keep(pid);
    kept.set(true);
  }

  /** Releases a kept process, so that the next host finds it. */
  void release(long pid) throws IOException {
    groups.remove(pid);
    keeping.orElseThrow().runs().release(pid);
  }

  /** Removes everything after the process has ended, even if removing one thing fails. */
  void remove(long pid) throws IOException {
    List<Removal> removals = new ArrayList<>(List.of(sockets::close, () -> registry.remove(pid)));
    keeping.ifPresent(it -> removals.add(() -> it.runs().remove(pid)));
    // Last, since a caller that waits for the end of all groups expects nothing of them to be left.
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
