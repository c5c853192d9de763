// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import io.odpf.optimus.plugin.command.operation.OperationHistory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Logger;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;

/** A session of a real Gogo shell without a framework, with the commands of this bundle. */
final class GogoScene implements AutoCloseable {
  // Shared: it takes over System.out, and does not always restore it at once.
  private static final ThreadIOImpl THREADS = new ThreadIOImpl();

  // A strong reference: the JDK discards unreferenced loggers and their settings.
  private static final Logger AUDIT = Logger.getLogger("io.odpf.optimus.plugin.audit");

  static {
    THREADS.start();
    AUDIT.setUseParentHandlers(false);
  }

  final ScriptedManager manager = new ScriptedManager();
  final OperationHistory history = new OperationHistory();
  final RunningSupervisor supervisor = new RunningSupervisor();
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  final CommandProcessorImpl processor = new CommandProcessorImpl(THREADS);
  final CommandSession session;

  /** Creates a session in a directory, as if the framework had a bundle with the id 13. */
  GogoScene(Path directory) {
    CommandRunner runner =
        new CommandRunner(manager, history, supervisor, Optional::empty, System::getenv);
    ShellFunctions.of(runner, supervisor, word -> word.equals("13"), System::getenv)
        .forEach((name, function) -> processor.addCommand("optimus", function, name));
    Function echo =
        (inSession, arguments) -> {
          Process.Utils.current()
              .out()
              .println(String.join(" ", arguments.stream().map(Object::toString).toList()));
          return null;
        };
    processor.addCommand("gogo", echo, "echo");
    processor.addListener(new CompletionComponent());
    session = processor.createSession(new ByteArrayInputStream(new byte[0]), out, err);
    session.currentDir(directory);
  }

  /** Runs a script, and returns its standard output. */
  String run(String script) throws Exception {
    out.reset();
    err.reset();
    session.execute(script);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    session.close();
    processor.stop();
  }
}
