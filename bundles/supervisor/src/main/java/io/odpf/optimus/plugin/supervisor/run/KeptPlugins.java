// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.supervisor.process.KeptRun;
import io.odpf.optimus.plugin.supervisor.process.KeptRuns;
import io.odpf.optimus.plugin.supervisor.process.OrphanReaper;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The processes that earlier hosts left. Each is kept until it is claimed or a time limit passes;
 * without reattaching all are ended at once. Thread-safe.
 */
public final class KeptPlugins implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(KeptPlugins.class.getName());

  private final KeepSettings settings;
  private final Optional<KeptRuns> runs;
  private final OrphanReaper reaper;
  private final ThreadFactory threads;
  private final CountDownLatch closing = new CountDownLatch(1);

  @GuardedBy("this")
  private final Map<String, KeptRun> waiting = new HashMap<>();

  @GuardedBy("this")
  private boolean searched;

  /**
   * Creates the set; {@link #begin} starts to look for processes.
   *
   * @param reaper ends processes
   */
  public KeptPlugins(KeepSettings settings, OrphanReaper reaper, ThreadFactory threads) {
    this.settings = settings;
    this.runs = settings.directory().map(KeptRuns::in);
    this.reaper = reaper;
    this.threads = threads;
  }

  /** Returns the records of processes that outlive this host; empty if none do. */
  Optional<KeptRuns> runs() {
    return settings.reattach() ? runs : Optional.empty();
  }

  /** Begins to look for processes that earlier hosts left, if any; returns at once. */
  public void begin() {
    if (runs.isPresent() && runs.get().exists()) {
      threads.newThread(this::search).start();
    }
  }

  /** Returns whether there may be processes to attach to. */
  public boolean expected() {
    return settings.reattach() && runs.orElseThrow().exists();
  }

  /** Returns the plugins with processes to attach to. */
  public synchronized Set<String> waiting() {
    search();
    return Set.copyOf(waiting.keySet());
  }

  /** Takes the process of a plugin, to attach to it; empty if there is none. */
  synchronized Optional<KeptRun> claim(String plugin) {
    search();
    return Optional.ofNullable(waiting.remove(plugin));
  }

  private synchronized void search() {
    if (searched) {
      return;
    }
    searched = true;
    List<KeptRun> superfluous = new ArrayList<>();
    for (KeptRun run : take()) {
      if (settings.reattach() && run.process().alive()) {
        // After the first one: its predecessor, which was just being replaced.
        Optional.ofNullable(waiting.putIfAbsent(run.plugin(), run))
            .ifPresent(successor -> superfluous.add(run));
      } else {
        superfluous.add(run);
      }
    }
    if (!superfluous.isEmpty()) {
      threads.newThread(() -> end(superfluous)).start();
    }
    if (!waiting.isEmpty()) {
      threads.newThread(this::endUnclaimed).start();
    }
  }

  /** All processes without a host, the latest first. */
  private List<KeptRun> take() {
    if (runs.isEmpty() || !runs.get().exists()) {
      return List.of();
    }
    try {
      List<KeptRun> taken = new ArrayList<>(runs.get().take());
      taken.sort(Comparator.comparingLong(KeptRun::readyMillis).reversed());
      return taken;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "plugins that an earlier host left are not searched for", e);
      return List.of();
    }
  }

  private void endUnclaimed() {
    try {
      if (!closing.await(settings.unclaimed().toNanos(), TimeUnit.NANOSECONDS)) {
        end(unclaimed());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<KeptRun> unclaimed() {
    List<KeptRun> unclaimed = List.copyOf(waiting.values());
    waiting.clear();
    return unclaimed;
  }

  private void end(Collection<KeptRun> all) {
    for (KeptRun run : all) {
      end(run);
    }
  }

  /** Ends a claimed process and removes its files. */
  void end(KeptRun run) {
    try {
      reaper.end(run, runs.orElseThrow());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves unclaimed processes to the next host. */
  @Override
  public void close() {
    closing.countDown();
    for (KeptRun run : unclaimed()) {
      try {
        runs.orElseThrow().release(run.process().pid());
      } catch (IOException e) {
        LOG.log(Level.WARNING, "plugin " + run.plugin() + " may be left behind", e);
      }
    }
  }
}
