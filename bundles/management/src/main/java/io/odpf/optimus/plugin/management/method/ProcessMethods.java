// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import io.odpf.optimus.plugin.api.management.RuntimeProcess;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.management.conversion.ProcessMessages;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import io.odpf.optimus.plugin.proto.management.ConsoleInput;
import io.odpf.optimus.plugin.proto.management.ConsoleOutput;
import io.odpf.optimus.plugin.proto.management.GetRuntimeRequest;
import io.odpf.optimus.plugin.proto.management.RuntimeState;
import io.odpf.optimus.plugin.proto.management.StopProgress;
import io.odpf.optimus.plugin.proto.management.StopRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The methods that show and stop the process of the runtime, and open consoles in it. */
final class ProcessMethods {
  /** The credential of callers on the Unix socket. */
  private static final String LOCAL = "user";

  /** The interval at which a stopping runtime is polled for the reasons of its delay. */
  private static final long POLL_MILLIS = 200;

  private final Supplier<Optional<RuntimeProcess>> process;

  ProcessMethods(Supplier<Optional<RuntimeProcess>> process) {
    this.process = process;
  }

  RuntimeState state(GetRuntimeRequest request) throws ProblemException {
    try {
      return ProcessMessages.of(present().state(request.getBrief()));
    } catch (IOException failure) {
      throw failed("the state of the runtime cannot be read: " + failure.getMessage(), failure);
    }
  }

  void stop(StopRequest request, Call<StopProgress> call)
      throws ProblemException, InterruptedException {
    RuntimeProcess present = present();
    String reason = "the management API, by " + call.caller().name();
    present.stop(reason, request.getKeepPlugins());
    List<String> reported = List.of();
    call.reply(StopProgress.getDefaultInstance());
    while (true) {
      // Ends with the server, which interrupts the call.
      Thread.sleep(POLL_MILLIS);
      List<String> now = present.waitingFor();
      if (!now.equals(reported)) {
        call.reply(StopProgress.newBuilder().addAllWaitingFor(now).build());
        reported = now;
      }
    }
  }

  void console(ConsoleInput first, Call<ConsoleOutput> call)
      throws ProblemException, InterruptedException {
    if (!call.caller().credential().equals(LOCAL)) {
      throw new EndpointException(
          EndpointProblem.FORBIDDEN,
          "a console can be opened only on the runtime's Unix socket",
          "log in to the runtime's machine, and run: optimus runtime shell");
    }
    RuntimeProcess present = present();
    ConsoleStreams streams = new ConsoleStreams(call);
    int code = 0;
    switch (first.getInputCase()) {
      case RUN ->
          code = present.run(call.caller().name(), first.getRun(), streams.out(), streams.err());
      case TERMINAL -> interact(present, first.getTerminal(), call.caller().name(), streams);
      default ->
          throw new EndpointException(
              EndpointProblem.BAD_REQUEST,
              "the first message of a console has neither lines to run nor a terminal",
              "see /openapi.json");
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("the call was ended");
    }
    call.reply(ConsoleOutput.newBuilder().setExitCode(code).build());
  }

  private static void interact(
      RuntimeProcess process, String type, String user, ConsoleStreams streams)
      throws ProblemException {
    try {
      process.interact(user, streams.terminal(type));
    } catch (IOException failure) {
      throw failed("the console has failed: " + failure.getMessage(), failure);
    }
  }

  private RuntimeProcess present() throws EndpointException {
    return process
        .get()
        .orElseThrow(
            () ->
                new EndpointException(
                    ManagementProblem.NO_PROCESS,
                    "this runtime is a part of another program, which manages its process",
                    "use that program"));
  }

  private static EndpointException failed(String message, IOException cause) {
    return new EndpointException(
        EndpointProblem.DEFECT, message, "the runtime's log has the details", cause);
  }
}
