// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import io.odpf.optimus.plugin.api.metrics.MetricSource;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.supervisor.channel.broker.PluginChannels;
import io.odpf.optimus.plugin.supervisor.discovery.InstalledPlugins;
import io.odpf.optimus.plugin.supervisor.generation.GenerationDetector;
import io.odpf.optimus.plugin.supervisor.lifecycle.LifecycleLimits;
import io.odpf.optimus.plugin.supervisor.lifecycle.LocalSupervisor;
import io.odpf.optimus.plugin.supervisor.lifecycle.PluginFinder;
import io.odpf.optimus.plugin.supervisor.lifecycle.RestartPolicy;
import io.odpf.optimus.plugin.supervisor.process.OrphanReaper;
import io.odpf.optimus.plugin.supervisor.process.ProcessGroups;
import io.odpf.optimus.plugin.supervisor.process.ProcessSpawner;
import io.odpf.optimus.plugin.supervisor.process.RunRegistry;
import io.odpf.optimus.plugin.supervisor.run.KeepSettings;
import io.odpf.optimus.plugin.supervisor.run.KeptPlugins;
import io.odpf.optimus.plugin.supervisor.run.ProcessRunner;
import io.odpf.optimus.plugin.supervisor.run.ProcessStarter;
import io.odpf.optimus.plugin.supervisor.run.RunSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** A supervisor with its event loop and its groups of processes, which end with it. */
public final class SupervisorAssembly implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SupervisorAssembly.class.getName());

  private static final Duration LAST_MOMENT = Duration.ofSeconds(5);

  private final LocalSupervisor supervisor;
  private final KeptPlugins kept;
  private final LazyTransport transport;
  private final ProcessGroups groups;
  private final ThreadFactory threads;

  private SupervisorAssembly(
      LocalSupervisor supervisor,
      KeptPlugins kept,
      LazyTransport transport,
      ProcessGroups groups,
      ThreadFactory threads) {
    this.supervisor = supervisor;
    this.kept = kept;
    this.transport = transport;
    this.groups = groups;
    this.threads = threads;
  }

  /** Creates a supervisor whose plugins end with it, by {@link KeepSettings#NONE}. */
  public static SupervisorAssembly create(
      PluginFinder finder,
      RunSettings settings,
      RestartPolicy policy,
      LifecycleLimits limits,
      Optional<Path> logDirectory) {
    return create(
        finder, location -> List.of(), settings, KeepSettings.NONE, policy, limits, logDirectory);
  }

  /**
   * Puts a supervisor together. It starts nothing by itself, but ends plugins of hosts that have
   * died, in the background.
   *
   * @param installed is asked for permission before each start
   * @param keep whether plugins outlive this supervisor
   * @param logDirectory where each plugin's log is written to a file; absent for none
   */
  public static SupervisorAssembly create(
      PluginFinder finder,
      InstalledPlugins installed,
      RunSettings settings,
      KeepSettings keep,
      RestartPolicy policy,
      LifecycleLimits limits,
      Optional<Path> logDirectory) {
    Clock clock = Clock.systemUTC();
    ThreadFactory threads = daemons();
    ProcessSpawner spawner = ProcessSpawner.ofSystem();
    ProcessGroups groups = new ProcessGroups(spawner);
    RunRegistry registry = RunRegistry.in(settings.socketParent());
    OrphanReaper reaper = new OrphanReaper(registry, groups);
    if (registry.exists()) {
      threads.newThread(reaper).start();
    }
    KeptPlugins kept = new KeptPlugins(keep, reaper, threads);
    kept.begin();
    if (keep.reattach() && !spawner.keeps()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "plugins end with this process: this system has no setsid or mkfifo command");
    }
    LazyTransport transport = new LazyTransport(threads);
    PluginChannels channels = PluginChannels.on(transport, settings.socketParent(), threads);
    LocalSupervisor supervisor =
        LocalSupervisor.create(
            finder,
            sink ->
                new ProcessRunner(
                    settings,
                    installed,
                    new ProcessStarter(
                        settings, spawner, groups, registry, kept, sink, clock, threads),
                    kept,
                    channels,
                    (plugin, channel, timeout) ->
                        new GenerationDetector(plugin, channel).detect(timeout),
                    clock),
            policy,
            limits,
            logDirectory,
            threads,
            clock);
    return new SupervisorAssembly(supervisor, kept, transport, groups, threads);
  }

  static ThreadFactory daemons() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "optimus-supervisor-" + number.incrementAndGet());
      thread.setDaemon(true);
      // Threads that the JDK creates on the way inherit the context class loader and keep it: it
      // must
      // be neither the caller's nor the supervisor's.
      thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
      return thread;
    };
  }

  public Supervisor supervisor() {
    return supervisor;
  }

  /** Returns the metrics of its plugins. */
  MetricSource metrics() {
    return supervisor.metrics();
  }

  /** Returns the plugins that earlier supervisors left. */
  KeptPlugins kept() {
    return kept;
  }

  /** Returns the factory of its threads. */
  ThreadFactory threads() {
    return threads;
  }

  /**
   * Stops all plugins except those that outlive it, and leaves no other process, socket or thread.
   */
  @Override
  public void close() {
    supervisor.close();
    try {
      // A process that was replaced may still be draining, and an attempt that was called off may
      // still be ending.
      if (!groups.end(LAST_MOMENT) || !supervisor.awaitEnd(LAST_MOMENT)) {
        LOG.log(System.Logger.Level.WARNING, "processes of plugins cannot be ended");
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "processes of plugins may be left", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kept.close();
    transport.close();
    try {
      groups.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "the watcher of plugins could not be ended", e);
    }
  }
}
