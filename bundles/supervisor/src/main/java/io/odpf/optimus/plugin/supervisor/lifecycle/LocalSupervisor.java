// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.metrics.MetricSource;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.api.supervisor.SupervisorListener;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import io.odpf.optimus.plugin.supervisor.metrics.MeasuredPlugin;
import io.odpf.optimus.plugin.supervisor.metrics.PluginMetrics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** The supervisor of this machine's plugins. Thread-safe. */
public final class LocalSupervisor implements Supervisor, AutoCloseable {
  private final PluginFinder finder;
  private final LifecycleServices services;
  private final PluginLogs logs;
  private final ParallelWork work;
  private final Replacement replacement;
  private final Object scanning = new Object();

  @GuardedBy("plugins")
  private final Map<String, Known> plugins = new TreeMap<>();

  /** A plugin, and its file when it was last seen. */
  private record Known(ManagedPlugin plugin, FileKey file) {}

  private LocalSupervisor(PluginFinder finder, LifecycleServices services, PluginLogs logs) {
    this.finder = finder;
    this.services = services;
    this.logs = logs;
    this.work = new ParallelWork(services.workers());
    this.replacement = new Replacement(services);
  }

  /** Creates the runner of processes. */
  @FunctionalInterface
  public interface RunnerFactory {
    /**
     * @param sink takes what plugins write; may be called by any thread
     */
    PluginRunner create(Consumer<PluginLogRecord> sink);
  }

  /**
   * Creates a supervisor that knows no plugin before the first {@link #rescan}.
   *
   * @param logDirectory where each plugin's log is written to a file; absent for none
   * @param threads makes its threads, which end when it is closed
   */
  public static LocalSupervisor create(
      PluginFinder finder,
      RunnerFactory runners,
      RestartPolicy policy,
      LifecycleLimits limits,
      Optional<Path> logDirectory,
      ThreadFactory threads,
      Clock clock) {
    EventDispatcher events = new EventDispatcher(threads);
    PluginLogs logs = new PluginLogs(logDirectory);
    PluginRunner runner =
        runners.create(
            log -> {
              logs.add(log);
              events.logged(log);
            });
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threads);
    timer.setRemoveOnCancelPolicy(true);
    Random random = new Random();
    return new LocalSupervisor(
        finder,
        new LifecycleServices(
            runner, policy, limits, events, timer, new Workers(threads), clock, random::nextDouble),
        logs);
  }

  @Override
  public List<PluginStatus> plugins() {
    List<PluginStatus> all = new ArrayList<>();
    for (ManagedPlugin plugin : known()) {
      all.add(plugin.status());
    }
    return all;
  }

  /** Returns the metrics of the plugins that were found so far. */
  public MetricSource metrics() {
    return new PluginMetrics(
        () ->
            known().stream()
                .map(plugin -> new MeasuredPlugin(plugin.status(), plugin.meter().calls()))
                .toList());
  }

  @Override
  public Optional<PluginStatus> plugin(String name) {
    synchronized (plugins) {
      return Optional.ofNullable(plugins.get(name)).map(it -> it.plugin().status());
    }
  }

  @Override
  public PluginClient client(String name) throws SupervisorException {
    return new PluginHandle(find(name));
  }

  @Override
  public void start(List<String> names, Duration timeout)
      throws SupervisorException, InterruptedException {
    List<PendingRun> attempts = new ArrayList<>();
    for (ManagedPlugin plugin : choose(names)) {
      attempts.add(plugin.start());
    }
    long deadline = System.nanoTime() + timeout.toNanos();
    List<SupervisorException> failures = new ArrayList<>();
    for (PendingRun attempt : attempts) {
      try {
        attempt.await(deadline, timeout);
      } catch (SupervisorException e) {
        failures.add(e);
      }
    }
    throwFirst(failures);
  }

  @Override
  public void stop(List<String> names, Duration timeout)
      throws SupervisorException, InterruptedException {
    work.run(choose(names), plugin -> plugin.stop(EndMode.STOP, timeout));
  }

  @Override
  public void restart(List<String> names, Duration timeout)
      throws SupervisorException, InterruptedException {
    List<SupervisorException> failures = work.run(choose(names), replacement::restart);
    throwFirst(failures);
    start(names, timeout);
  }

  private static void throwFirst(List<SupervisorException> failures) throws SupervisorException {
    if (failures.isEmpty()) {
      return;
    }
    SupervisorException first = failures.get(0);
    for (SupervisorException other : failures.subList(1, failures.size())) {
      first.addSuppressed(other);
    }
    throw first;
  }

  @Override
  public void rescan() throws InterruptedException {
    synchronized (scanning) {
      Map<String, PluginBinary> found = new TreeMap<>();
      for (PluginBinary binary : finder.find()) {
        found.put(binary.name(), binary);
      }
      List<ManagedPlugin> gone = new ArrayList<>();
      List<PluginBinary> changed = new ArrayList<>();
      synchronized (plugins) {
        for (Known known : List.copyOf(plugins.values())) {
          if (!found.containsKey(known.plugin().name())) {
            plugins.remove(known.plugin().name());
            gone.add(known.plugin());
          }
        }
        for (PluginBinary binary : found.values()) {
          if (seen(binary)) {
            changed.add(binary);
          }
        }
      }
      work.run(gone, plugin -> plugin.stop(EndMode.STOP, services.limits().grace()));
      // Where a replacement fails, the old process continues and listeners receive the reason.
      work.run(changed, this::replaceChanged);
    }
  }

  private void replaceChanged(PluginBinary binary)
      throws SupervisorException, InterruptedException {
    replacement.run(find(binary.name()), binary, "replaced");
  }

  /**
   * Records a binary; returns whether the process must be replaced, or the plugin started again.
   */
  @GuardedBy("plugins")
  private boolean seen(PluginBinary binary) {
    FileKey file = FileKey.of(binary.path());
    Known known = plugins.get(binary.name());
    if (known == null) {
      plugins.put(binary.name(), new Known(new ManagedPlugin(binary, services), file));
      return false;
    }
    ManagedPlugin plugin = known.plugin();
    PluginBinary before = plugin.binary();
    plugins.put(binary.name(), new Known(plugin, file));
    if (!known.file().equals(file) || !before.path().equals(binary.path())) {
      return true;
    }
    if (before.equals(binary)) {
      return false;
    }
    // The manager writes its receipt after the file. A process of this very file stays; one that
    // was refused by the receipt before, or an older one, gets another chance.
    return plugin.relabel(binary);
  }

  @Override
  public List<PluginLogRecord> logs(String name, int most) throws SupervisorException {
    return logs.last(find(name).name(), most);
  }

  @Override
  public Registration listen(SupervisorListener listener) {
    return services.events().add(listener);
  }

  private List<ManagedPlugin> known() {
    synchronized (plugins) {
      List<ManagedPlugin> all = new ArrayList<>();
      for (Known known : plugins.values()) {
        all.add(known.plugin());
      }
      return all;
    }
  }

  private List<ManagedPlugin> choose(List<String> names) throws SupervisorException {
    if (names.isEmpty()) {
      return known();
    }
    List<ManagedPlugin> chosen = new ArrayList<>();
    for (String name : names) {
      chosen.add(find(name));
    }
    return chosen;
  }

  private ManagedPlugin find(String name) throws SupervisorException {
    synchronized (plugins) {
      Known known = plugins.get(name);
      if (known != null) {
        return known.plugin();
      }
      throw new SupervisorException(
          Problem.ofPlugin(
              name,
              CommonProblem.UNKNOWN_PLUGIN,
              "there is no plugin " + name + " on this machine",
              plugins.isEmpty()
                  ? "install plugins: optimus plugin install"
                  : "known plugins: " + String.join(", ", plugins.keySet())),
          null);
    }
  }

  /**
   * Waits for what goes on after a close: a process that was replaced may still be draining, and an
   * attempt or a canary that was called off may still be ending.
   *
   * @return whether all of it has ended in time
   */
  public boolean awaitEnd(Duration timeout) throws InterruptedException {
    return services.workers().await(timeout);
  }

  /** Stops all plugins except those that outlive this supervisor; leaves no other process. */
  @Override
  public void close() {
    try {
      work.run(known(), plugin -> plugin.stop(EndMode.LEAVE, services.limits().grace()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    services.timer().shutdownNow();
    services.events().close();
    logs.close();
  }
}
