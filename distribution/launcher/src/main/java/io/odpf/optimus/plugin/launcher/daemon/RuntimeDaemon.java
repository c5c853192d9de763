// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.management.RuntimeProcess;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.command.operation.OperationHistory;
import io.odpf.optimus.plugin.launcher.Version;
import io.odpf.optimus.plugin.launcher.control.DaemonThreads;
import io.odpf.optimus.plugin.launcher.control.PlaceLock;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.launcher.control.RuntimeSocket;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.launcher.log.LogSettings;
import io.odpf.optimus.plugin.launcher.log.RuntimeLog;
import io.odpf.optimus.plugin.launcher.log.ServiceLog;
import io.odpf.optimus.plugin.launcher.log.StandardStreams;
import io.odpf.optimus.plugin.launcher.problem.LauncherProblem;
import io.odpf.optimus.plugin.launcher.shell.Greeting;
import io.odpf.optimus.plugin.launcher.shell.RuntimeShell;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A runtime that keeps running: a framework with a log, a shell and a socket. Thread-safe. */
final class RuntimeDaemon implements AutoCloseable {
  /**
   * The time limit for all bundles to stop. Rollbacks and plugins have shorter limits of their own.
   */
  static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private static final long POLL_MILLIS = 1000;

  private final RuntimeLog log;
  private final StandardStreams streams;
  private final FrameworkHost host;
  private final KeptPlugins kept;
  private final RuntimeShell shell;
  private final RuntimeSocket control;
  private final Lifecycle lifecycle;
  private final OperationHistory operations;
  private final Obstacles obstacles;
  private final AtomicBoolean closed = new AtomicBoolean();

  private RuntimeDaemon(
      RuntimeLog log,
      StandardStreams streams,
      FrameworkHost host,
      KeptPlugins kept,
      RuntimeSocket control,
      Supervisor supervisor,
      OperationHistory operations) {
    this.log = log;
    this.streams = streams;
    this.host = host;
    this.kept = kept;
    this.shell = new RuntimeShell(host.context(), log);
    this.control = control;
    this.lifecycle = new Lifecycle();
    this.operations = operations;
    this.obstacles = new Obstacles(host, supervisor, this::operations);
  }

  /**
   * Starts a runtime.
   *
   * @param kept whether plugins may outlive it
   * @throws PluginManagerException if another runtime is running at this place, or this one does
   *     not start
   */
  static RuntimeDaemon start(
      Installation installation, RuntimePlace place, KeptPlugins kept, LogSettings settings)
      throws PluginManagerException, InterruptedException, IOException {
    Optional<RuntimeSocket> control = RuntimeSocket.open(place);
    if (control.isEmpty()) {
      throw RuntimeFailures.running(PlaceLock.owner(place));
    }
    try {
      RuntimeLog log = openLog(settings);
      StandardStreams streams = StandardStreams.toLog();
      try {
        return start(installation, place, kept, control.get(), log, streams);
      } catch (PluginManagerException | InterruptedException | IOException | RuntimeException e) {
        logger().log(Level.ERROR, "the runtime does not start", e);
        streams.close();
        log.close();
        throw e;
      }
    } catch (PluginManagerException | InterruptedException | IOException | RuntimeException e) {
      control.get().close();
      throw e;
    }
  }

  private static RuntimeLog openLog(LogSettings settings) throws PluginManagerException {
    try {
      return RuntimeLog.open(settings);
    } catch (IOException e) {
      throw PluginManagerException.failure(
          Problem.of(
              LauncherProblem.LOG_UNUSABLE,
              "the log cannot be written to " + settings.file() + ": " + RegularFile.reason(e),
              "make its directory, or name another file with --log-file"),
          e);
    }
  }

  private static RuntimeDaemon start(
      Installation installation,
      RuntimePlace place,
      KeptPlugins kept,
      RuntimeSocket control,
      RuntimeLog log,
      StandardStreams streams)
      throws PluginManagerException, InterruptedException, IOException {
    logger()
        .log(
            Level.INFO,
            "Optimus Plugin Platform {0} starts, process {1}, user {2}, Java {3}",
            Version.VERSION,
            Long.toString(ProcessHandle.current().pid()),
            System.getProperty("user.name", "?"),
            Runtime.version().toString());
    FrameworkHost host = FrameworkHost.start(DaemonSettings.of(installation, place, kept));
    try {
      ServiceLog.follow(host, log.levels());
      Supervisor supervisor = host.supervisor();
      supervisor.listen(new PluginRecords());
      BundleRecords.follow(host.context());
      OperationHistory operations = host.service(OperationHistory.class);
      ManagementApi api =
          new ManagementApi(host, new ManagementProperties(installation.environment()));
      RuntimeDaemon daemon =
          new RuntimeDaemon(log, streams, host, kept, control, supervisor, operations);
      ServedProcess process = new ServedProcess(daemon, installation, place, api);
      host.context().registerService(RuntimeProcess.class, process, null);
      control.serve(new RequestHandler(process, api));
      DaemonThreads.start("optimus-runtime-end", daemon::followFramework);
      api.begin();
      logger().log(Level.INFO, "the runtime has started");
      return daemon;
    } catch (PluginManagerException | RuntimeException e) {
      host.close();
      throw e;
    }
  }

  static Logger logger() {
    return System.getLogger("io.odpf.optimus.plugin.runtime");
  }

  RuntimeLog log() {
    return log;
  }

  FrameworkHost host() {
    return host;
  }

  RuntimeShell shell() {
    return shell;
  }

  Lifecycle lifecycle() {
    return lifecycle;
  }

  /**
   * Returns the history service, looked up at each call since the shell's bundle may have been
   * restarted; the last known one if there is none now.
   */
  OperationHistory operations() {
    try {
      return host.service(OperationHistory.class);
    } catch (PluginManagerException | IllegalStateException e) {
      return operations;
    }
  }

  Obstacles obstacles() {
    return obstacles;
  }

  /** Returns the warnings for the user, one line each. */
  List<String> problems() {
    return Warnings.of(host, log);
  }

  /**
   * Returns the greeting of a session on a terminal, for this process's user.
   *
   * @param leaving a sentence on the effect of leaving the session
   */
  Greeting greeting(String leaving) {
    return greeting(System.getProperty("user.name", "?"), leaving);
  }

  /** Returns the greeting of a user's session. */
  Greeting greeting(String user, String leaving) {
    return new Greeting(
        user,
        "Optimus Plugin Platform "
            + Version.VERSION
            + ", runtime process "
            + ProcessHandle.current().pid()
            + "\nhelp lists the commands, TAB completes, "
            + leaving
            + "\n");
  }

  /**
   * Ends the runtime when its framework has stopped, which a bundle or a user of the shell can
   * cause.
   */
  private void followFramework() {
    try {
      host.awaitStop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stop("the framework has stopped, and so the runtime ends", false);
  }

  /**
   * Requests a stop, which the thread in {@link #awaitStop} carries out. Plugins outlive the
   * runtime if allowed.
   */
  void stop(String reason, boolean asked) {
    lifecycle.stop(reason, asked, false);
  }

  /** Requests a stop of the runtime and its plugins. */
  void stopWithPlugins(String reason) {
    lifecycle.stop(reason, true, true);
  }

  /** Returns the policy on plugins that outlive the runtime. */
  KeptPlugins kept() {
    return kept;
  }

  /** Blocks until a stop is requested or the framework has stopped. */
  Lifecycle.Stop awaitStop() throws InterruptedException {
    return lifecycle.await();
  }

  /**
   * Stops the runtime, and releases its place when all bundles have stopped or the limit has
   * passed. May be called more than once.
   */
  @Override
  public void close() throws IOException {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    // Without an earlier request, a signal has interrupted the waiting thread.
    stop("a signal", true);
    Lifecycle.Stop stop = lifecycle.stopping().orElseThrow();
    logger().log(stop.asked() ? Level.INFO : Level.ERROR, "the runtime stops: {0}", stop.reason());
    control.ending();
    Thread end =
        DaemonThreads.start(
            "optimus-runtime-close",
            () -> {
              if (stop.endsPlugins()) {
                kept.end(host);
              }
              host.close();
            });
    if (await(end)) {
      logger().log(Level.INFO, "the runtime has stopped");
    } else {
      logger()
          .log(
              Level.WARNING,
              "bundles have not stopped within {0} seconds; the process ends all the same",
              Long.toString(STOP_LIMIT.toSeconds()));
    }
    control.close();
    streams.close();
    log.close();
  }

  /**
   * Waits for the thread within the limit, and logs the obstacles whenever they change; returns
   * whether the thread has ended.
   */
  private boolean await(Thread end) {
    long limit = System.nanoTime() + STOP_LIMIT.toNanos();
    List<String> reported = List.of();
    try {
      while (end.isAlive() && System.nanoTime() - limit < 0) {
        end.join(POLL_MILLIS);
        List<String> now = end.isAlive() ? obstacles.list() : List.of();
        if (!now.isEmpty() && !now.equals(reported)) {
          logger().log(Level.WARNING, "waiting for {0}", String.join("; ", now));
          reported = now;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !end.isAlive();
  }
}
