// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import io.odpf.optimus.plugin.supervisor.discovery.WatchedDirectory.Stamp;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Watches directories and reports changes once the relevant files have stopped changing, so that
 * files still being written or renamed are reported when they are complete. System notifications
 * make it fast, and polling makes it reliable. Thread-safe.
 */
public final class DirectoryWatcher implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(DirectoryWatcher.class.getName());

  private final List<WatchedDirectory> directories;
  private final WatchSettings settings;
  private final Runnable listener;
  private final Optional<WatchService> service;
  private final Map<WatchedDirectory, WatchKey> keys = new HashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private DirectoryWatcher(
      List<WatchedDirectory> directories,
      WatchSettings settings,
      ThreadFactory threads,
      Runnable listener,
      Optional<WatchService> service) {
    this.directories = List.copyOf(directories);
    this.settings = settings;
    this.listener = listener;
    this.service = service;
    register();
    Map<Path, Stamp> first = scan();
    this.thread = threads.newThread(() -> watch(first));
  }

  /**
   * Starts to watch. Changes after this call are reported, so callers should search after it, not
   * before.
   *
   * @param threads creates the one thread
   * @param listener called by that thread only; its failures are logged
   */
  public static DirectoryWatcher start(
      List<WatchedDirectory> directories,
      WatchSettings settings,
      ThreadFactory threads,
      Runnable listener) {
    return start(directories, settings, threads, listener, watchService());
  }

  /** Starts to watch with the given notifications, or without any. */
  static DirectoryWatcher start(
      List<WatchedDirectory> directories,
      WatchSettings settings,
      ThreadFactory threads,
      Runnable listener,
      Optional<WatchService> service) {
    DirectoryWatcher watcher =
        new DirectoryWatcher(directories, settings, threads, listener, service);
    watcher.thread.start();
    return watcher;
  }

  /**
   * Returns the notification service; empty if the system has none left, so that directories are
   * polled.
   */
  private static Optional<WatchService> watchService() {
    try {
      return Optional.of(FileSystems.getDefault().newWatchService());
    } catch (IOException | UnsupportedOperationException e) {
      LOG.log(Level.DEBUG, "directories are polled: no notifications", e);
      return Optional.empty();
    }
  }

  private void watch(Map<Path, Stamp> first) {
    try {
      Map<Path, Stamp> reported = first;
      while (closed.getCount() > 0) {
        awaitNotice(settings.poll().toNanos());
        Map<Path, Stamp> seen = scan();
        if (!seen.equals(reported)) {
          reported = settled(seen);
          notifyListener();
        }
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      // The watcher was closed.
    }
  }

  /** Waits until the files stop changing, and returns their stamps. */
  private Map<Path, Stamp> settled(Map<Path, Stamp> first) throws InterruptedException {
    long end = System.nanoTime() + settings.longest().toNanos();
    Map<Path, Stamp> before = first;
    while (true) {
      pause(settings.quiet().toNanos());
      Map<Path, Stamp> now = scan();
      if (now.equals(before) || System.nanoTime() - end > 0) {
        return now;
      }
      before = now;
    }
  }

  /** Waits for a notification about a relevant file, within a time limit. */
  private void awaitNotice(long nanos) throws InterruptedException {
    if (service.isEmpty()) {
      pause(nanos);
      return;
    }
    long end = System.nanoTime() + nanos;
    boolean noticed = false;
    for (long left = nanos; left > 0 && !noticed; left = end - System.nanoTime()) {
      WatchKey key = service.get().poll(left, TimeUnit.NANOSECONDS);
      for (WatchKey next = key; next != null; next = service.get().poll()) {
        noticed |= matters(next);
        next.reset();
      }
    }
    register();
  }

  private void pause(long nanos) throws InterruptedException {
    if (closed.await(nanos, TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("closed");
    }
  }

  private boolean matters(WatchKey key) {
    boolean matters = false;
    for (WatchEvent<?> event : key.pollEvents()) {
      for (WatchedDirectory directory : directories) {
        matters |=
            keys.get(directory) == key
                && (event.kind() == StandardWatchEventKinds.OVERFLOW
                    || event.context().toString().startsWith(directory.prefix()));
      }
    }
    return matters || !key.isValid();
  }

  /** Requests notifications again: a directory may have been created or replaced. */
  private void register() {
    if (service.isEmpty()) {
      return;
    }
    for (WatchedDirectory directory : directories) {
      Optional<WatchKey> now = key(directory.path(), service.get());
      WatchKey before = now.isPresent() ? keys.put(directory, now.get()) : keys.remove(directory);
      if (before != null && !keys.containsValue(before)) {
        before.cancel();
      }
    }
  }

  /** Returns the key of a directory, always the same; empty if it cannot be watched. */
  private static Optional<WatchKey> key(Path directory, WatchService service) {
    try {
      return Optional.of(
          directory.register(
              service,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_DELETE,
              StandardWatchEventKinds.ENTRY_MODIFY));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Map<Path, Stamp> scan() {
    Map<Path, Stamp> stamps = new HashMap<>();
    for (WatchedDirectory directory : directories) {
      directory.addTo(stamps);
    }
    return stamps;
  }

  private void notifyListener() {
    try {
      listener.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "failed to process a change of the plugin directories", e);
    }
  }

  /**
   * Stops watching and waits until a call of the listener is over; the thread has ended then. Must
   * not be called by the listener.
   */
  @Override
  public void close() {
    closed.countDown();
    service.ifPresent(DirectoryWatcher::close);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(WatchService service) {
    try {
      service.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "notifications were not closed", e);
    }
  }
}
