// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * The bundles in drop-in directories. All of them are started, even if no configuration names their
 * provider type, since a drop-in may replace a built-in provider by its service ranking. A drop-in
 * that cannot be used causes a warning and does not affect the others.
 *
 * <p>A runtime that keeps running polls the directories. Polling is slower than file system
 * notifications but reliable: it misses neither rapid changes nor changes on network shares.
 * Thread-safe.
 */
public final class DropIns implements AutoCloseable {
  /**
   * The directory in a directory of drop-ins whose bundles only runtimes that keep running start.
   */
  public static final String RUNTIME = "runtime";

  private static final long POLL_MILLIS = 1000;
  private static final long REFRESH_SECONDS = 60;

  private final BundleContext context;
  private final HostSettings settings;

  @GuardedBy("this")
  private final Map<Path, DropIn> known = new LinkedHashMap<>();

  @GuardedBy("this")
  private final Map<Path, FileStamp> seen = new HashMap<>();

  @GuardedBy("this")
  private final Set<String> announced = new HashSet<>();

  private final DropInDiagnosis diagnosis;
  private final VerifierAnnouncement verifiers;
  private final Thread watcher;
  private volatile List<DropInProblem> problems = List.of();
  private volatile List<String> distrusted = List.of();
  private volatile boolean closed;

  private DropIns(BundleContext context, HostSettings settings) {
    this.context = context;
    this.settings = settings;
    this.diagnosis = new DropInDiagnosis(context);
    this.verifiers = new VerifierAnnouncement(settings.index());
    this.watcher = new Thread(this::watch, "optimus-drop-ins");
    watcher.setDaemon(true);
  }

  /**
   * Returns the jars of directories in the order of their names, except those that other users
   * could have written; see {@link DropInTrust}.
   */
  public static List<Path> in(List<Path> directories) {
    List<Path> trusted = new ArrayList<>();
    for (Path directory : directories) {
      List<Path> jars = jars(directory);
      if (!jars.isEmpty() && DropInTrust.objectionToDirectory(directory).isEmpty()) {
        for (Path jar : jars) {
          if (DropInTrust.objectionToJar(jar).isEmpty()) {
            trusted.add(jar);
          }
        }
      }
    }
    return trusted;
  }

  /** Returns all jars of a directory, trusted or not. */
  static List<Path> jars(Path directory) {
    List<Path> jars = new ArrayList<>();
    File[] files = directory.toFile().listFiles((dir, name) -> name.endsWith(".jar"));
    if (files != null) {
      Arrays.sort(files);
      for (File file : files) {
        jars.add(file.toPath());
      }
    }
    return jars;
  }

  /** Starts the drop-ins that exist now, and watches the directories if the settings require it. */
  static DropIns start(BundleContext context, HostSettings settings) {
    DropIns dropIns = new DropIns(context, settings);
    dropIns.scan(true);
    if (settings.watched()) {
      dropIns.watcher.start();
    }
    return dropIns;
  }

  /** Returns the bundles that cannot be used, as of the last scan. */
  List<DropInProblem> problems() {
    return problems;
  }

  /** Returns the warnings about trust, as of the last scan, one sentence each. */
  List<String> distrusted() {
    return distrusted;
  }

  @GuardedBy("this")
  private List<DropInProblem> findProblems() {
    List<DropInProblem> problems = new ArrayList<>();
    for (Map.Entry<Path, DropIn> entry : known.entrySet()) {
      DropIn dropIn = entry.getValue();
      diagnosis
          .problem(dropIn)
          .ifPresent(
              reason -> problems.add(new DropInProblem(entry.getKey(), dropIn.bundle(), reason)));
    }
    return List.copyOf(problems);
  }

  /**
   * Returns the SHA-256 of the file that a bundle was installed from; empty if it is not a drop-in.
   */
  synchronized Optional<String> sha256(long bundle) {
    for (DropIn dropIn : known.values()) {
      if (dropIn.bundle().filter(it -> it.getBundleId() == bundle).isPresent()) {
        return dropIn.sha256Digits();
      }
    }
    return Optional.empty();
  }

  private void watch() {
    while (!closed) {
      try {
        Thread.sleep(POLL_MILLIS);
        scan(false);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | LinkageError e) {
        if (hasFrameworkEnded()) {
          return;
        }
        System.getLogger(DropIns.class.getPackageName())
            .log(System.Logger.Level.WARNING, "cannot read the drop-in directories", e);
      }
    }
  }

  private boolean hasFrameworkEnded() {
    try {
      return context.getBundle(0).getState() != Bundle.ACTIVE;
    } catch (IllegalStateException e) {
      // The context is no longer valid.
      return true;
    }
  }

  /**
   * Updates the framework to the current content of the directories.
   *
   * @param first whether files are used at once; otherwise, only after they have stopped changing
   */
  private synchronized void scan(boolean first) {
    if (closed) {
      return;
    }
    List<Path> jars = in(settings.dropIns());
    boolean changed = removeMissing(jars);
    for (Path jar : jars) {
      changed |= update(jar, first);
    }
    if (changed) {
      if (!first) {
        refresh();
      }
      // Start all again, since a drop-in that could not start may have needed another one.
      known.values().forEach(dropIn -> dropIn.start(context));
      announceVerifiers();
    }
    warn();
  }

  @GuardedBy("this")
  private boolean removeMissing(List<Path> jars) {
    boolean changed = false;
    Iterator<Map.Entry<Path, DropIn>> entries = known.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Path, DropIn> entry = entries.next();
      if (!jars.contains(entry.getKey())) {
        seen.remove(entry.getKey());
        entry.getValue().remove();
        entries.remove();
        changed = true;
      }
    }
    return changed;
  }

  @GuardedBy("this")
  private boolean update(Path jar, boolean first) {
    try {
      FileStamp stamp = FileStamp.of(jar);
      DropIn dropIn = known.get(jar);
      if (dropIn != null && dropIn.hasSeen(stamp)) {
        return false;
      }
      // Wait until the file no longer changes: it may still be being copied.
      boolean unchanged = stamp.equals(seen.put(jar, stamp));
      return (first || unchanged)
          && known
              .computeIfAbsent(jar, path -> new DropIn(path, settings.watched()))
              .update(context, stamp);
    } catch (IOException e) {
      if (Files.isSymbolicLink(jar)) {
        known
            .computeIfAbsent(jar, path -> new DropIn(path, settings.watched()))
            .fail("it is a link to nothing");
      }
      // A file that has just been removed is handled by the next scan.
      return false;
    }
  }

  /** Rewires the bundles that used updated or removed bundles. */
  private void refresh() {
    CountDownLatch done = new CountDownLatch(1);
    FrameworkListener listener = event -> done.countDown();
    context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(null, listener);
    try {
      if (!done.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
        settings.warnings().accept("bundles are not refreshed within " + REFRESH_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @GuardedBy("this")
  private void announceVerifiers() {
    for (Map.Entry<Path, DropIn> entry : known.entrySet()) {
      DropIn dropIn = entry.getValue();
      if (dropIn.bundle().isPresent() && dropIn.problem().isEmpty()) {
        Bundle bundle = dropIn.bundle().get();
        for (String sentence : verifiers.of(entry.getKey(), bundle, dropIn.sha256Digits())) {
          if (announced.add(sentence)) {
            settings.warnings().accept(sentence);
          }
        }
      }
    }
  }

  /** Reports each problem once. */
  @GuardedBy("this")
  private void warn() {
    List<String> known = distrusted;
    // Checked at each scan: a jar that is added later may not be trusted either.
    distrusted = DropInTrust.warnings(settings.dropIns());
    for (String warning : distrusted) {
      if (!known.contains(warning)) {
        settings.warnings().accept(warning);
      }
    }
    List<DropInProblem> before = problems;
    problems = findProblems();
    for (DropInProblem problem : problems) {
      if (!before.contains(problem)) {
        settings.warnings().accept(problem.sentence());
      }
    }
  }

  /** Stops polling, and waits for a scan in progress. */
  @Override
  public void close() {
    closed = true;
    watcher.interrupt();
    boolean interrupted = false;
    while (watcher.isAlive() && Thread.currentThread() != watcher) {
      try {
        watcher.join(TimeUnit.SECONDS.toMillis(REFRESH_SECONDS));
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
