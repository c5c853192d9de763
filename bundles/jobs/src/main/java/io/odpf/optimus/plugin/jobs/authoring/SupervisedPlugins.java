// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.survey.SurveyedPlugin;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The plugins of a supervisor. They start while the first questions are answered, so that nobody
 * waits for them. Closing it ends the start, not the plugins. Thread-safe.
 */
public final class SupervisedPlugins implements PluginSource, AutoCloseable {

  /** How long a plugin that does not answer may take to end by itself. */
  private static final Duration STOP = Duration.ofSeconds(1);

  private final Supervisor supervisor;
  private final boolean shared;
  private final Duration timeout;
  private final CompletableFuture<List<Problem>> start;
  private final Thread starter;

  private SupervisedPlugins(
      Supervisor supervisor,
      boolean shared,
      Duration timeout,
      CompletableFuture<List<Problem>> start,
      Thread starter) {
    this.supervisor = supervisor;
    this.shared = shared;
    this.timeout = timeout;
    this.start = start;
    this.starter = starter;
  }

  /**
   * Begins to start all plugins, and does not wait for them.
   *
   * @param shared whether the supervisor belongs to a runtime, which starts its plugins itself
   * @param timeout the limit for the start, and for each call
   */
  public static SupervisedPlugins starting(
      Supervisor supervisor, boolean shared, Duration timeout) {
    Objects.requireNonNull(timeout, "timeout");
    CompletableFuture<List<Problem>> start = new CompletableFuture<>();
    Thread starter =
        new Thread(() -> start(supervisor, shared, timeout, start), "optimus-plugin-start");
    starter.setDaemon(true);
    starter.start();
    return new SupervisedPlugins(supervisor, shared, timeout, start, starter);
  }

  private static void start(
      Supervisor supervisor,
      boolean shared,
      Duration timeout,
      CompletableFuture<List<Problem>> start) {
    try {
      if (!shared) {
        supervisor.start(List.of(), timeout);
      }
      start.complete(List.of());
    } catch (SupervisorException e) {
      start.complete(e.problems());
    } catch (InterruptedException | RuntimeException | Error e) {
      start.completeExceptionally(e);
    }
  }

  @Override
  public List<Problem> failures() throws ProblemException, InterruptedException {
    try {
      return start.get();
    } catch (ExecutionException e) {
      throw new JobException(
          List.of(
              Problem.of(
                  CommonProblem.UNKNOWN,
                  "the plugins cannot be started: " + e.getCause(),
                  "run optimus plugin verify")),
          e.getCause());
    }
  }

  @Override
  public boolean isEmpty() {
    return supervisor.plugins().isEmpty();
  }

  @Override
  public SortedSet<String> names(PluginType type) throws ProblemException, InterruptedException {
    failures();
    SortedSet<String> names = new TreeSet<>();
    known(type)
        .forEach(
            (name, status) -> {
              if (status.state() == PluginState.READY) {
                names.add(name);
              }
            });
    return names;
  }

  /** Returns the plugins that have started once, by the names by which jobs refer to them. */
  private SortedMap<String, PluginStatus> known(PluginType type) {
    SortedMap<String, PluginStatus> known = new TreeMap<>();
    for (PluginStatus status : supervisor.plugins()) {
      if (status.info().isPresent() && isOf(type, status.info().get())) {
        known.putIfAbsent(status.info().get().name(), status);
      }
    }
    return known;
  }

  private static boolean isOf(PluginType type, PluginInfo info) {
    return (info.type() == PluginType.HOOK) == (type == PluginType.HOOK);
  }

  @Override
  public SurveyedPlugin plugin(PluginType type, String name)
      throws ProblemException, InterruptedException {
    failures();
    PluginStatus status = known(type).get(name);
    if (status == null) {
      throw new JobException(
          List.of(
              Problem.ofPlugin(
                  name,
                  CommonProblem.UNKNOWN_PLUGIN,
                  "it is not on this machine any more",
                  "run the command again")),
          null);
    }
    return new SurveyedPlugin(
        supervisor.client(status.name()),
        status.info().orElseThrow(),
        new CallOptions(timeout, shared, false),
        () -> restart(status.name()));
  }

  /** A runtime restarts its plugins itself, and calls wait for them. */
  private void restart(String name) throws SupervisorException, InterruptedException {
    if (!shared) {
      supervisor.stop(List.of(name), STOP);
      supervisor.start(List.of(name), timeout);
    }
  }

  @Override
  public void close() {
    starter.interrupt();
  }
}
