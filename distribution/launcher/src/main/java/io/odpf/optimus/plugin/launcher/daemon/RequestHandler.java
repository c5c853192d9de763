// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.management.ConsoleTerminal;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.launcher.control.ConsoleDialogue;
import io.odpf.optimus.plugin.launcher.control.RuntimePath;
import io.odpf.optimus.plugin.launcher.control.RuntimeReply;
import io.odpf.optimus.plugin.launcher.control.RuntimeRequest;
import io.odpf.optimus.plugin.launcher.control.RuntimeSocket;
import io.odpf.optimus.plugin.launcher.http.MalformedMessageException;
import io.odpf.optimus.plugin.launcher.problem.LauncherProblem;
import io.odpf.optimus.plugin.text.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Serves the requests of a runtime's clients, even while it stops. */
final class RequestHandler implements RuntimeSocket.Handler {
  private static final Set<String> ANSWERED =
      Set.of("GET " + RuntimePath.STATE, "POST " + RuntimePath.STOP, "POST " + RuntimePath.CONSOLE);

  /** The interval at which a stopping runtime is polled for the reasons of its delay. */
  private static final long POLL_MILLIS = 200;

  private final ServedProcess process;
  private final ManagementApi api;

  RequestHandler(ServedProcess process, ManagementApi api) {
    this.process = process;
    this.api = api;
  }

  @Override
  public boolean answers(String verb, String path) {
    return ANSWERED.contains(verb + " " + path);
  }

  @Override
  public void answer(RuntimeRequest request, RuntimeReply reply)
      throws IOException, InterruptedException {
    try {
      switch (request.path()) {
        case RuntimePath.STATE ->
            reply.document(JsonText.compact().tree(process.state(request.flag("brief"))).toBytes());
        case RuntimePath.STOP -> stop(request, reply);
        default -> converse(request, new ConsoleDialogue(request.body(), reply));
      }
    } catch (PluginManagerException e) {
      Problem problem = e.problems().get(0);
      reply.problem(status(problem.code()), problem);
    } catch (MalformedMessageException e) {
      reply.problem(
          "400 Bad Request",
          Problem.of(
              LauncherProblem.RUNTIME_REQUEST,
              String.valueOf(e.getMessage()),
              "see docs/management.md"));
    }
  }

  private static String status(ProblemCode code) {
    if (code == LauncherProblem.RUNTIME_REQUEST) {
      return "400 Bad Request";
    }
    return code == LauncherProblem.PLUGINS_NOT_KEPT ? "409 Conflict" : "503 Service Unavailable";
  }

  /** Stops the runtime, and reports what its end waits for until the process ends. */
  private void stop(RuntimeRequest request, RuntimeReply reply)
      throws PluginManagerException, IOException, InterruptedException {
    boolean keep = Boolean.TRUE.equals(request.fields().get("keepPlugins"));
    process.stop("optimus runtime stop, by " + request.user(), keep);
    List<String> reported = List.of();
    reply.line(Map.of("waitingFor", reported));
    while (true) {
      Thread.sleep(POLL_MILLIS);
      List<String> now = process.waitingFor();
      if (!now.equals(reported)) {
        reply.line(Map.of("waitingFor", now));
        reported = now;
      }
    }
  }

  private void converse(RuntimeRequest request, ConsoleDialogue dialogue)
      throws PluginManagerException, IOException {
    Optional<Map<String, Object>> first = dialogue.next();
    if (first.isPresent() && first.get().get("run") instanceof String lines) {
      dialogue.exit(process.run(request.user(), lines, dialogue.out(), dialogue.err()));
    } else if (first.isPresent() && first.get().get("terminal") instanceof String type) {
      process.interact(request.user(), new DialogueTerminal(type, dialogue));
      dialogue.exit(ExitCode.OK);
    } else {
      throw RuntimeFailures.of(
          LauncherProblem.RUNTIME_REQUEST,
          "the first message of a console has neither lines to run nor a terminal",
          "see docs/management.md");
    }
  }

  /** The terminal at the other end of a dialogue. */
  private record DialogueTerminal(String type, ConsoleDialogue dialogue)
      implements ConsoleTerminal {
    @Override
    public InputStream keys(BiConsumer<Integer, Integer> resized) throws IOException {
      return dialogue.keys(resized);
    }

    @Override
    public OutputStream out() {
      return dialogue.out();
    }
  }

  @Override
  public boolean take(SocketChannel connection, ByteBuffer received, RuntimeReply reply)
      throws IOException {
    try {
      process.requireRunning();
      api.connections().serve(connection, received);
      return true;
    } catch (PluginManagerException e) {
      Problem problem = e.problems().get(0);
      reply.problem(status(problem.code()), problem);
      return false;
    }
  }
}
