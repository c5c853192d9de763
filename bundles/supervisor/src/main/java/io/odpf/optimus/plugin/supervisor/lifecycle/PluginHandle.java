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
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls.CallLimits;
import io.odpf.optimus.plugin.supervisor.metrics.CallMethod;
import io.odpf.optimus.plugin.supervisor.metrics.CallOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client of a plugin that finds the current process for each call. Thread-safe. */
final class PluginHandle implements PluginClient {
  /** How long to wait for the exit of a process whose connection broke. */
  private static final Duration EXIT_NOTICE = Duration.ofMillis(250);

  private final ManagedPlugin plugin;

  PluginHandle(ManagedPlugin plugin) {
    this.plugin = plugin;
  }

  /** One call to one process. */
  @FunctionalInterface
  private interface Call<T> {
    T run(PluginCalls calls, CallLimits limits) throws PluginCallException, InterruptedException;
  }

  private <T> T call(CallMethod method, CallOptions options, Call<T> call)
      throws PluginCallException, InterruptedException {
    long deadline = System.nanoTime() + options.timeout().toNanos();
    while (true) {
      ActiveRun active = enter(method, options, deadline);
      long begin = System.nanoTime();
      CallOutcome outcome = CallOutcome.BROKEN;
      PluginCallException failure;
      try {
        T result =
            call.run(active.run().calls(), new CallLimits(remaining(deadline), options.dryRun()));
        outcome = CallOutcome.OK;
        return result;
      } catch (PluginCallException e) {
        outcome = CallOutcome.of(e.kind());
        failure = e;
      } finally {
        active.leave();
        plugin.meter().calls().record(method, outcome, System.nanoTime() - begin);
      }
      if (failure.kind() != Kind.CRASHED) {
        throw failure;
      }
      Optional<PluginExit> exit = awaitExit(active);
      if (!options.waitForReady() || deadline <= System.nanoTime()) {
        throw exit.isPresent()
            ? PluginProblems.crashed(plugin.name(), exit.get(), failure)
            : failure;
      }
    }
  }

  private ActiveRun enter(CallMethod method, CallOptions options, long deadline)
      throws PluginCallException, InterruptedException {
    long begin = System.nanoTime();
    try {
      return enter(options, deadline);
    } catch (PluginCallException failure) {
      CallOutcome outcome = CallOutcome.of(failure.kind());
      plugin.meter().calls().record(method, outcome, System.nanoTime() - begin);
      throw failure;
    }
  }

  /** Registers a call with the current process. */
  private ActiveRun enter(CallOptions options, long deadline)
      throws PluginCallException, InterruptedException {
    while (true) {
      ActiveRun active;
      try {
        active =
            options.waitForReady()
                ? plugin.pending().await(remaining(deadline))
                : plugin
                    .active()
                    .orElseThrow(
                        () ->
                            new SupervisorException(
                                PluginProblems.notRunning(plugin.name(), plugin.status().state()),
                                null));
      } catch (SupervisorException e) {
        throw new PluginCallException(
            Kind.NOT_RUNNING, e.problem().message(), e.problem().hint(), e);
      }
      if (active.enter()) {
        return active;
      }
      // The process was replaced at this moment; look again for its successor.
    }
  }

  /** Waits briefly for the exit of a process whose connection broke; empty if it still runs. */
  private static Optional<PluginExit> awaitExit(ActiveRun active) throws InterruptedException {
    try {
      return Optional.of(
          active
              .run()
              .ended()
              .toCompletableFuture()
              .get(EXIT_NOTICE.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty(); // The process lives on and will be connected to again.
    }
  }

  private static Duration remaining(long deadline) {
    return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
  }

  @Override
  public String name() {
    return plugin.name();
  }

  @Override
  public PluginInfo info(CallOptions options) throws PluginCallException, InterruptedException {
    return call(CallMethod.INFO, options, PluginCalls::info);
  }

  @Override
  public List<Question> questions(String jobName, CallOptions options)
      throws PluginCallException, InterruptedException {
    return call(CallMethod.QUESTIONS, options, (calls, limits) -> calls.questions(jobName, limits));
  }

  @Override
  public Validation validate(Answer answer, CallOptions options)
      throws PluginCallException, InterruptedException {
    return call(CallMethod.VALIDATE, options, (calls, limits) -> calls.validate(answer, limits));
  }

  @Override
  public Map<String, String> defaultConfig(
      List<Answer> answers, Map<String, String> taskConfig, CallOptions options)
      throws PluginCallException, InterruptedException {
    return call(
        CallMethod.DEFAULT_CONFIG,
        options,
        (calls, limits) -> calls.defaultConfig(answers, taskConfig, limits));
  }

  @Override
  public Map<String, String> defaultAssets(
      List<Answer> answers, Map<String, String> taskConfig, CallOptions options)
      throws PluginCallException, InterruptedException {
    return call(
        CallMethod.DEFAULT_ASSETS,
        options,
        (calls, limits) -> calls.defaultAssets(answers, taskConfig, limits));
  }

  @Override
  public Map<String, String> compileAssets(CompileRequest request, CallOptions options)
      throws PluginCallException, InterruptedException {
    return call(
        CallMethod.COMPILE_ASSETS,
        options,
        (calls, limits) -> calls.compileAssets(request, limits));
  }

  @Override
  public Destination destination(ResolveRequest request, CallOptions options)
      throws PluginCallException, InterruptedException {
    return call(
        CallMethod.DESTINATION, options, (calls, limits) -> calls.destination(request, limits));
  }

  @Override
  public List<String> dependencies(ResolveRequest request, CallOptions options)
      throws PluginCallException, InterruptedException {
    return call(
        CallMethod.DEPENDENCIES, options, (calls, limits) -> calls.dependencies(request, limits));
  }

  /**
   * Returns a connection whose calls do not count as calls of this handle: a replacement of the
   * process does not wait for them.
   */
  @Override
  public PluginConnection connection(CallOptions options)
      throws PluginCallException, InterruptedException {
    ActiveRun active = enter(options, System.nanoTime() + options.timeout().toNanos());
    try {
      return active.run().connection();
    } finally {
      active.leave();
    }
  }
}
