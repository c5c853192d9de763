// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends plugins whose host died together with the watcher that ends them, and removes the files that
 * dead hosts orphan. A process is signalled only if its id and start match the record.
 */
public final class OrphanReaper implements Runnable {
  private static final System.Logger LOG = System.getLogger(OrphanReaper.class.getName());
  private static final Duration TO_END = Duration.ofSeconds(1);
  private static final Duration AFTER_KILL = Duration.ofSeconds(5);

  private final RunRegistry registry;
  private final ProcessGroups groups;

  public OrphanReaper(RunRegistry registry, ProcessGroups groups) {
    this.registry = registry;
    this.groups = groups;
  }

  /** Reaps for all dead hosts of this user; a failure is logged and left to the next start. */
  @Override
  public void run() {
    try {
      for (RunRegistry.Entry orphan : registry.orphans()) {
        reap(orphan);
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "plugins of earlier hosts are not looked for", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void reap(RunRegistry.Entry orphan) throws InterruptedException {
    RunRecord run = orphan.run();
    boolean safe = registry.holds(run.sockets());
    end(
        run.plugin(),
        run.process(),
        safe ? Optional.of(run.sockets()) : Optional.empty(),
        () -> registry.remove(orphan.name()));
  }

  /**
   * Ends a process that a host left for the next one, and removes its files. A failure is logged.
   *
   * @param runs the records that contain it
   */
  public void end(KeptRun run, KeptRuns runs) throws InterruptedException {
    end(
        run.plugin(),
        run.process(),
        SocketDirectory.isSocketDirectoryName(run.sockets())
            ? Optional.of(run.sockets())
            : Optional.empty(),
        () -> runs.remove(run.process().pid()));
  }

  /** Removes the record of a process. */
  @FunctionalInterface
  private interface Removal {
    void run() throws IOException;
  }

  private void end(String plugin, ProcessIdentity process, Optional<Path> sockets, Removal record)
      throws InterruptedException {
    try {
      if (process.alive()) {
        LOG.log(
            System.Logger.Level.INFO,
            "ending plugin {0}, process {1}, whose host has ended",
            plugin,
            Long.toString(process.pid()));
        end(process);
      }
      if (sockets.isPresent()) {
        SocketDirectory.of(sockets.get()).close();
      }
      record.run();
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "what an earlier host left of plugin " + plugin + " cannot be removed",
          e);
    }
  }

  private void end(ProcessIdentity process) throws IOException, InterruptedException {
    groups.add(process.pid());
    try {
      groups.signal(process.pid(), "TERM");
      awaitEnd(process, TO_END);
      groups.signal(process.pid(), "KILL");
      if (!awaitEnd(process, AFTER_KILL)) {
        throw new IOException("process " + process.pid() + " does not end");
      }
    } finally {
      groups.remove(process.pid());
    }
  }

  private static boolean awaitEnd(ProcessIdentity process, Duration timeout)
      throws InterruptedException {
    try {
      ProcessHandle handle = ProcessHandle.of(process.pid()).orElse(null);
      if (handle != null && process.alive()) {
        handle.onExit().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      }
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return !process.alive();
    }
  }
}
