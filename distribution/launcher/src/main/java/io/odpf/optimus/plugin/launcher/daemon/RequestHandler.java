// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.launcher.control.ControlSocket;
import io.odpf.optimus.plugin.launcher.control.Request;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;

/** Answers the requests of a runtime's clients, even while it stops. */
final class RequestHandler implements ControlSocket.Handler {
  private final RuntimeDaemon daemon;
  private final Installation installation;
  private final RuntimePlace place;

  RequestHandler(RuntimeDaemon daemon, Installation installation, RuntimePlace place) {
    this.daemon = daemon;
    this.installation = installation;
    this.place = place;
  }

  @Override
  public int answer(Request request) throws IOException {
    switch (request.verb()) {
      case Request.STATUS -> {
        return new StatusReport(
                new StatusDocument(daemon, installation).tree(place), stream(request.out()))
            .print(request.rest());
      }
      case Request.WARNINGS -> {
        return lines(daemon.problems(), request);
      }
      case Request.WAITS -> {
        return lines(daemon.obstacles().list(), request);
      }
      case Request.STOP -> {
        return stop(request);
      }
      case Request.RUN -> {
        return refused(request)
            ? ExitCode.FAILURE
            : daemon.shell().run(request.user(), request.rest(), request.out(), request.err());
      }
      case Request.SHELL -> {
        return refused(request) ? ExitCode.FAILURE : interact(request);
      }
      default -> {
        return ExitCode.USAGE;
      }
    }
  }

  private int stop(Request request) throws IOException {
    String reason = "optimus runtime stop, by " + request.user();
    if (!request.rest().equals(KeptPlugins.OPTION)) {
      daemon.stopWithPlugins(reason);
      return ExitCode.OK;
    }
    Optional<String> objection = daemon.kept().objection();
    if (objection.isPresent()) {
      request.err().write(objection.get().getBytes(StandardCharsets.UTF_8));
      return ExitCode.FAILURE;
    }
    daemon.stop(reason, true);
    return ExitCode.OK;
  }

  private static int lines(List<String> lines, Request request) {
    PrintStream out = stream(request.out());
    lines.forEach(out::println);
    return ExitCode.OK;
  }

  private static PrintStream stream(OutputStream out) {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }

  private boolean refused(Request request) {
    if (daemon.lifecycle().stopping().isEmpty()) {
      return false;
    }
    stream(request.err()).println("error: the runtime is stopping");
    return true;
  }

  private int interact(Request request) throws IOException {
    RemoteSize size = new RemoteSize();
    InputStream in = request.in(size);
    try (Terminal terminal = daemon.shell().terminal(request.rest(), in, request.out())) {
      size.attach(terminal);
      daemon
          .shell()
          .interact(
              daemon.greeting(request.user(), "exit leaves the shell and not the runtime"),
              terminal);
    }
    return ExitCode.OK;
  }
}
