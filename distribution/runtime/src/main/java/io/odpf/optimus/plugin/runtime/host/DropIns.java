// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.api.extension.ExtensionProblems;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
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
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Bundles that somebody put into directories. All are started, also those whose provider type no
 * configuration names: a drop-in may replace a built-in provider by its ranking. One that cannot be
 * used is a warning and keeps none of the others from working.
 *
 * <p>In a runtime that stays the directories are looked at again and again. Looking is slower than
 * being told, and misses nothing: not a change that follows another at once, nor one on a network
 * share. Thread-safe.
 */
public final class DropIns implements AutoCloseable {
  private static final long LOOK_MILLIS = 1000;
  private static final long REFRESH_SECONDS = 60;

  private final BundleContext context;
  private final HostSettings settings;
  private final Map<Path, DropIn> known = new LinkedHashMap<>(); // guarded by this
  private final Map<Path, FileStamp> seen = new HashMap<>(); // guarded by this
  private final Set<String> announced = new HashSet<>(); // guarded by this
  private final VerifierAnnouncement verifiers;
  private final Thread watcher;
  private volatile List<DropInProblem> problems = List.of();
  private volatile List<String> distrusted = List.of();
  private volatile boolean closed;

  private DropIns(BundleContext context, HostSettings settings) {
    this.context = context;
    this.settings = settings;
    this.verifiers = new VerifierAnnouncement(settings.index());
    this.watcher = new Thread(this::watch, "optimus-drop-ins");
    watcher.setDaemon(true);
  }

  /**
   * The jars that lie in these directories, in the order of their names; without those that others
   * could have put there, see {@link DropInTrust}.
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

  /** All that lie in a directory, whoever put them there. */
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

  /** Starts those that are there, and watches the directories if the settings say so. */
  static DropIns start(BundleContext context, HostSettings settings) {
    DropIns dropIns = new DropIns(context, settings);
    dropIns.look(true);
    if (settings.watched()) {
      dropIns.watcher.start();
    }
    return dropIns;
  }

  /** The bundles that cannot be used, as of the last scan. */
  List<DropInProblem> problems() {
    return problems;
  }

  /** Warnings about trust, as of the last scan, one sentence each. */
  List<String> distrusted() {
    return distrusted;
  }

  private List<DropInProblem> findProblems() {
    List<DropInProblem> problems = new ArrayList<>();
    for (Map.Entry<Path, DropIn> entry : known.entrySet()) {
      DropIn dropIn = entry.getValue();
      problem(dropIn)
          .ifPresent(
              reason -> problems.add(new DropInProblem(entry.getKey(), dropIn.bundle(), reason)));
    }
    return List.copyOf(problems);
  }

  private Optional<String> problem(DropIn dropIn) {
    if (dropIn.problem().isPresent() || dropIn.bundle().isEmpty()) {
      return dropIn.problem();
    }
    Bundle bundle = dropIn.bundle().get();
    Optional<String> failed = ComponentFailures.of(context, bundle);
    return failed.isPresent() ? failed : mistakes(bundle);
  }

  /** The problems that the manager finds with a bundle's extensions. */
  private Optional<String> mistakes(Bundle bundle) {
    ServiceReference<ExtensionProblems> reference =
        context.getServiceReference(ExtensionProblems.class);
    ExtensionProblems manager = reference == null ? null : context.getService(reference);
    if (manager == null) {
      return Optional.empty();
    }
    List<String> mistakes = manager.of(bundle.getBundleId());
    return mistakes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", mistakes));
  }

  /** The SHA-256 of the file that a bundle was installed from; empty if it is no drop-in. */
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
        Thread.sleep(LOOK_MILLIS);
        look(false);
      } catch (InterruptedException | IllegalStateException end) {
        // The framework stops, or has stopped.
        return;
      } catch (RuntimeException | LinkageError defect) {
        System.getLogger(DropIns.class.getPackageName())
            .log(System.Logger.Level.WARNING, "drop-in directories cannot be looked at", defect);
      }
    }
  }

  /**
   * Makes the framework follow the directories.
   *
   * @param first whether files are taken at once, and not when they have stopped to change
   */
  private synchronized void look(boolean first) {
    if (closed) {
      return;
    }
    List<Path> jars = in(settings.dropIns());
    boolean changed = known.entrySet().removeIf(entry -> gone(entry, jars));
    for (Path jar : jars) {
      changed |= take(jar, first);
    }
    if (changed) {
      if (!first) {
        refresh();
      }
      // All of them: what could not start may have waited for another.
      known.values().forEach(dropIn -> dropIn.start(context));
      announceVerifiers();
    }
    warn();
  }

  private boolean gone(Map.Entry<Path, DropIn> entry, List<Path> jars) {
    if (jars.contains(entry.getKey())) {
      return false;
    }
    seen.remove(entry.getKey());
    entry.getValue().remove();
    return true;
  }

  private boolean take(Path jar, boolean first) {
    try {
      FileStamp stamp = FileStamp.of(jar);
      DropIn dropIn = known.get(jar);
      if (dropIn != null && dropIn.hasTaken(stamp)) {
        return false;
      }
      // Whoever copies a file takes his time.
      boolean quiet = stamp.equals(seen.put(jar, stamp));
      return (first || quiet)
          && known
              .computeIfAbsent(jar, path -> new DropIn(path, settings.watched()))
              .take(context, stamp);
    } catch (IOException unreadable) {
      if (Files.isSymbolicLink(jar)) {
        known
            .computeIfAbsent(jar, path -> new DropIn(path, settings.watched()))
            .fail("it is a link to nothing");
      }
      // What else has just vanished is found to be gone by the next look.
      return false;
    }
  }

  /** Has those that used what was updated or removed use what is there now. */
  private void refresh() {
    CountDownLatch done = new CountDownLatch(1);
    FrameworkListener listener = event -> done.countDown();
    context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(null, listener);
    try {
      if (!done.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
        settings.warnings().accept("bundles are not refreshed within " + REFRESH_SECONDS + " s");
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

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

  /** Tells each problem once. */
  private void warn() {
    List<String> known = distrusted;
    // At each scan, since a jar that is added later may not be trusted either.
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

  /** Stops to look; waits for a look that is under way. */
  @Override
  public void close() {
    closed = true;
    watcher.interrupt();
    boolean interrupted = false;
    while (watcher.isAlive() && Thread.currentThread() != watcher) {
      try {
        watcher.join(REFRESH_SECONDS);
        break;
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
