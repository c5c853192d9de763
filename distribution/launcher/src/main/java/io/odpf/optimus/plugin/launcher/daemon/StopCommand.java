// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.launcher.control.PlaceLock;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.launcher.control.StopProgress;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.launcher.problem.LauncherProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code runtime stop}. */
final class StopCommand implements Command {
  private static final int DEFAULT_SECONDS = 30;

  /** The interval at which progress is shown. */
  private static final Duration POLL = Duration.ofSeconds(1);

  /** The time limit for the operating system to end a killed process. */
  private static final Duration KILL = Duration.ofSeconds(30);

  private final Installation installation;

  StopCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public String name() {
    return "stop";
  }

  @Override
  public String summary() {
    return "stop the runtime, and wait until it has gone";
  }

  @Override
  public String description() {
    return "The runtime first rolls back running operations and ends plugins; this command shows"
        + " what it waits for. With --force, a runtime that has not stopped in time is killed; the"
        + " next install, clean or rollback finishes or undoes its operation.";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(
        OptionSpec.valued(
            "timeout",
            "",
            Value.of(Value.Kind.NUMBER, "SECONDS"),
            "how long to wait; default: " + DEFAULT_SECONDS),
        OptionSpec.flag("force", "", "kill a runtime that has not stopped in time"),
        OptionSpec.flag(
            KeptPlugins.OPTION,
            "",
            "leave the plugins to the next runtime; this one must have been started with it, too"),
        RuntimeOption.QUIET);
  }

  @Override
  public int run(Invocation call) throws PluginManagerException, InterruptedException, IOException {
    RuntimePlace place = RuntimePlace.of(call.environment(), installation.userHome());
    Duration timeout =
        Duration.ofSeconds(call.arguments().number("timeout").orElse(DEFAULT_SECONDS));
    boolean force = call.arguments().has("force");
    String pid = PlaceLock.owner(place);
    long end = System.nanoTime() + timeout.toNanos();
    boolean keep = call.arguments().has(KeptPlugins.OPTION);
    Optional<StopProgress> progress = ask(place, keep, timeout, force);
    String waits = "";
    while (!PlaceLock.awaitEnd(place, shorter(POLL, end))) {
      String now = waits(progress);
      if (!now.isEmpty() && !now.equals(waits) && !call.quiet()) {
        call.console().err().println("waiting for " + now);
      }
      waits = now;
      if (System.nanoTime() - end >= 0) {
        if (!force) {
          throw RuntimeFailures.stays(pid, timeout, waits, place.log());
        }
        kill(pid, place);
        call.console().out().println("runtime killed, process " + pid);
        return ExitCode.OK;
      }
    }
    if (!call.quiet()) {
      call.console().out().println("runtime stopped");
    }
    return ExitCode.OK;
  }

  /**
   * Requests the runtime to stop. Tolerates a runtime that does not respond if it can be killed
   * later, and one that ends before its response is complete.
   */
  private static Optional<StopProgress> ask(
      RuntimePlace place, boolean keep, Duration timeout, boolean force)
      throws PluginManagerException, InterruptedException, IOException {
    Duration limit =
        timeout.compareTo(ShortRequest.LIMIT) < 0 ? atLeast(timeout) : ShortRequest.LIMIT;
    try {
      return Optional.of(new ShortRequest(place, limit).send(client -> client.stop(keep)));
    } catch (PluginManagerException e) {
      boolean silent = e.problems().get(0).code() == LauncherProblem.RUNTIME_SILENT;
      if (!silent || !force) {
        throw e;
      }
    } catch (BrokenConversationException e) {
      System.getLogger(StopCommand.class.getPackageName())
          .log(System.Logger.Level.DEBUG, "the runtime closed the connection", e);
    }
    return Optional.empty();
  }

  private static Duration atLeast(Duration timeout) {
    return timeout.compareTo(POLL) < 0 ? POLL : timeout;
  }

  private static Duration shorter(Duration limit, long end) {
    long left = end - System.nanoTime();
    return left < limit.toNanos() ? Duration.ofNanos(Math.max(0, left)) : limit;
  }

  /** Describes what the runtime waits for; empty if that is unknown. */
  private static String waits(Optional<StopProgress> progress) {
    return progress.map(it -> TerminalText.line(String.join("; ", it.waitingFor()))).orElse("");
  }

  private static void kill(String pid, RuntimePlace place)
      throws PluginManagerException, InterruptedException, IOException {
    // Kill only while the lock is held: the pid file of a dead runtime may name another process.
    if (!pid.isEmpty() && !PlaceLock.awaitEnd(place, Duration.ZERO)) {
      ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
    }
    if (!PlaceLock.awaitEnd(place, KILL)) {
      throw RuntimeFailures.stays(pid, KILL, "the system to end the process", place.log());
    }
  }
}
