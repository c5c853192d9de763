// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.supervisor.discovery.DirectoryWatcher;
import io.odpf.optimus.plugin.supervisor.discovery.WatchSettings;
import io.odpf.optimus.plugin.supervisor.run.KeptPlugins;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Searches the machine's directories when a caller first asks for plugins and whenever a directory
 * changes. Searches run one after another on one thread, which ends when it is idle. Thread-safe.
 */
final class PluginSearch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(PluginSearch.class.getName());

  private static final Duration END_LIMIT = Duration.ofMinutes(2);

  private final MachineSettings settings;
  private final MachineDirectories directories;
  private final Supervisor supervisor;
  private final KeptPlugins kept;
  private final ThreadFactory threads;
  private final ThreadPoolExecutor worker;
  private final Object first = new Object();
  private final AtomicBoolean done = new AtomicBoolean();

  @GuardedBy("this")
  private Optional<DirectoryWatcher> watcher = Optional.empty();

  @GuardedBy("this")
  private boolean closed;

  PluginSearch(
      MachineSettings settings, MachineDirectories directories, SupervisorAssembly assembly) {
    this.settings = settings;
    this.directories = directories;
    this.supervisor = assembly.supervisor();
    this.kept = assembly.kept();
    this.threads = assembly.threads();
    this.worker =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    worker.allowCoreThreadTimeOut(true);
  }

  /** Searches soon if there are plugins to start or to attach to. */
  void begin() {
    if (startsAll() || kept.expected()) {
      soon();
    }
  }

  /**
   * Waits for the first search. An interrupt ends the wait early; the interrupt status stays set.
   */
  void require() {
    try {
      beFirst();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Searches now. */
  void run() throws InterruptedException {
    if (!beFirst()) {
      search();
    }
  }

  /** Searches now; plugins that start automatically are starting when this returns. */
  private void search() throws InterruptedException {
    supervisor.rescan();
    startFound();
  }

  /**
   * Runs the first search unless it is done; returns whether it ran. Later searches block no
   * caller.
   */
  private boolean beFirst() throws InterruptedException {
    if (done.get()) {
      return false;
    }
    synchronized (first) {
      if (done.get()) {
        return false;
      }
      watch();
      search();
      done.set(true);
      return true;
    }
  }

  /** Adds a directory and searches soon; returns whether the directory is new. */
  boolean add(Path directory) {
    boolean fresh = directories.add(directory);
    boolean searched;
    synchronized (this) {
      searched = watcher.isPresent();
    }
    if (fresh && searched) {
      watch();
    }
    if (searched || startsAll()) {
      soon();
    }
    return fresh;
  }

  /** Watches all directories from now on. */
  private void watch() {
    Optional<DirectoryWatcher> before;
    synchronized (this) {
      if (closed || !settings.watch()) {
        return;
      }
      before = watcher;
      watcher =
          Optional.of(
              DirectoryWatcher.start(
                  directories.watched(), WatchSettings.DEFAULT, threads, this::soon));
    }
    before.ifPresent(DirectoryWatcher::close);
  }

  private void soon() {
    try {
      worker.execute(this::searchAndStart);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "closed", e);
    }
  }

  private void searchAndStart() {
    try {
      run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the search for plugins failed", e);
    }
  }

  private boolean startsAll() {
    return settings.start() == MachineSettings.Start.ALL;
  }

  /** Starts plugins that start automatically, and attaches to those that an earlier host left. */
  private void startFound() throws InterruptedException {
    boolean all = startsAll();
    Set<String> left = all || !kept.expected() ? Set.of() : kept.waiting();
    if (!all && left.isEmpty()) {
      return;
    }
    List<String> names = new ArrayList<>();
    for (PluginStatus plugin : supervisor.plugins()) {
      if (plugin.state() == PluginState.DISCOVERED && (all || left.contains(plugin.name()))) {
        names.add(plugin.name());
      }
    }
    if (!names.isEmpty()) {
      try {
        // A plugin that is slow to start must not delay the next search.
        supervisor.start(names, Duration.ZERO);
      } catch (SupervisorException e) {
        LOG.log(Level.DEBUG, "still starting; listeners receive failures", e);
      }
    }
  }

  /** Cancels a search in progress and waits for its end; no search starts afterwards. */
  @Override
  public void close() {
    Optional<DirectoryWatcher> last;
    synchronized (this) {
      closed = true;
      last = watcher;
    }
    last.ifPresent(DirectoryWatcher::close);
    worker.shutdownNow();
    try {
      worker.awaitTermination(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
