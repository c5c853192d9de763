// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginCallException.Kind;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.PluginConnection;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls.CallLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What callers hold of a plugin: finds its process for each call. Thread-safe. */
final class PluginHandle implements PluginClient {
  /** How long the exit of a process that broke a call off may take to be noticed. */
  private static final Duration UNTIL_NOTICED = Duration.ofMillis(250);

  private final ManagedPlugin plugin;

  PluginHandle(ManagedPlugin plugin) {
    this.plugin = plugin;
  }

  /** One call to one process. */
  @FunctionalInterface
  private interface Call<T> {
    T run(PluginCalls calls, CallLimits limits) throws PluginCallException, InterruptedException;
  }

  private <T> T call(CallOptions options, Call<T> call)
      throws PluginCallException, InterruptedException {
    long deadline = System.nanoTime() + options.timeout().toNanos();
    while (true) {
      ActiveRun slot = enter(options, deadline);
      long begin = System.nanoTime();
      boolean failed = true;
      PluginCallException broken;
      try {
        T result = call.run(slot.run().calls(), new CallLimits(left(deadline), options.dryRun()));
        failed = false;
        return result;
      } catch (PluginCallException e) {
        if (e.kind() != Kind.CRASHED) {
          throw e;
        }
        broken = e;
      } finally {
        slot.leave();
        plugin.meter().called(System.nanoTime() - begin, failed);
      }
      Optional<PluginExit> exit = awaitExit(slot);
      if (!options.waitForReady() || deadline <= System.nanoTime()) {
        throw exit.isPresent() ? crashed(exit.get(), broken) : broken;
      }
    }
  }

  /** Enters the process that takes calls now. */
  private ActiveRun enter(CallOptions options, long deadline)
      throws PluginCallException, InterruptedException {
    while (true) {
      ActiveRun slot;
      try {
        slot =
            options.waitForReady()
                ? plugin.await(left(deadline))
                : plugin
                    .slot()
                    .orElseThrow(
                        () ->
                            new SupervisorException(
                                PluginProblems.notRunning(plugin.name(), plugin.status().state()),
                                null));
      } catch (SupervisorException e) {
        throw new PluginCallException(Kind.NOT_RUNNING, e.getMessage(), e.problem().hint(), e);
      }
      if (slot.enter()) {
        return slot;
      }
      // It was replaced at this moment; the next look finds its successor.
    }
  }

  /** Waits for the exit of a process that broke off a call; empty if it is still running. */
  private static Optional<PluginExit> awaitExit(ActiveRun slot) throws InterruptedException {
    try {
      return Optional.of(
          slot.run()
              .ended()
              .toCompletableFuture()
              .get(UNTIL_NOTICED.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException | TimeoutException e) {
      // Only its connection was lost, which is made again.
      return Optional.empty();
    }
  }

  /** Describes a crash by its exit status and last output, which say more than the connection. */
  private PluginCallException crashed(PluginExit exit, PluginCallException broken) {
    Problem problem = PluginProblems.crashed(plugin.name(), exit);
    return new PluginCallException(Kind.CRASHED, problem.message(), problem.hint(), broken);
  }

  private static Duration left(long deadline) {
    return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
  }

  @Override
  public String name() {
    return plugin.name();
  }

  @Override
  public PluginInfo info(CallOptions options) throws PluginCallException, InterruptedException {
    return call(options, PluginCalls::info);
  }

  @Override
  public List<Question> questions(String jobName, CallOptions options)
      throws PluginCallException, InterruptedException {
    return call(options, (calls, limits) -> calls.questions(jobName, limits));
  }

  @Override
  public Validation validate(Answer answer, CallOptions options)
      throws PluginCallException, InterruptedException {
    return call(options, (calls, limits) -> calls.validate(answer, limits));
  }

  @Override
  public Map<String, String> defaultConfig(
      List<Answer> answers, Map<String, String> taskConfig, CallOptions options)
      throws PluginCallException, InterruptedException {
    return call(options, (calls, limits) -> calls.defaultConfig(answers, taskConfig, limits));
  }

  @Override
  public Map<String, String> defaultAssets(
      List<Answer> answers, Map<String, String> taskConfig, CallOptions options)
      throws PluginCallException, InterruptedException {
    return call(options, (calls, limits) -> calls.defaultAssets(answers, taskConfig, limits));
  }

  @Override
  public Map<String, String> compileAssets(CompileRequest request, CallOptions options)
      throws PluginCallException, InterruptedException {
    return call(options, (calls, limits) -> calls.compileAssets(request, limits));
  }

  @Override
  public Destination destination(ResolveRequest request, CallOptions options)
      throws PluginCallException, InterruptedException {
    return call(options, (calls, limits) -> calls.destination(request, limits));
  }

  @Override
  public List<String> dependencies(ResolveRequest request, CallOptions options)
      throws PluginCallException, InterruptedException {
    return call(options, (calls, limits) -> calls.dependencies(request, limits));
  }

  /**
   * Its calls are not those of this handle: they are not waited for when the process is replaced.
   */
  @Override
  public PluginConnection connection(CallOptions options)
      throws PluginCallException, InterruptedException {
    ActiveRun slot = enter(options, System.nanoTime() + options.timeout().toNanos());
    try {
      return slot.run().connection();
    } finally {
      slot.leave();
    }
  }
}
