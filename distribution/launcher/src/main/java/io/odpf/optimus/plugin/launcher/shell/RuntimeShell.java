// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.shell;

import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.launcher.log.RuntimeLog;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.osgi.framework.BundleContext;

/** Opens sessions of a runtime's gogo shell, independent of each other. Thread-safe. */
public final class RuntimeShell {
  /** The profile that each session reads, a resource at the root of the class path. */
  private static final String PROFILE = "optimus_profile";

  /** The session variable in which plugin commands store their exit code. */
  private static final String EXIT = "optimus.exit";

  /** The session variable with the name of its user, for the log. */
  private static final String USER = "optimus.user";

  private final BundleContext context;
  private final CommandProcessor processor;
  private final Set<CommandSession> interactive = ConcurrentHashMap.newKeySet();

  /**
   * Creates a shell whose general commands are registered in the framework.
   *
   * @param context the context of a framework in which gogo runs
   * @param log the log that commands show and change
   */
  public RuntimeShell(BundleContext context, RuntimeLog log) {
    this.context = context;
    this.processor = context.getService(context.getServiceReference(CommandProcessor.class));
    GogoCommands.register(context, processor, shell());
    LogCommands.of(log)
        .forEach(
            (name, command) ->
                GogoCommands.register(context, LogCommands.SCOPE, command, new String[] {name}));
  }

  /**
   * Creates a shell for one interactive session. Sessions cannot share a shell, since leaving it
   * ends all of them.
   */
  private Shell shell() {
    return new Shell(new FrameworkContext(context), processor, PROFILE);
  }

  /**
   * Executes command lines in a new session.
   *
   * @param user the user of the session, for the log
   * @return the exit code of the last plugin command; without one, the integer that the last
   *     command returned, or 0; 1 after any other failure, whose message has been printed
   */
  public int run(String user, String lines, OutputStream out, OutputStream err) {
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    try (CommandSession session =
        processor.createSession(new ByteArrayInputStream(new byte[0]), printed, errors)) {
      prepare(session, user);
      return run(lines, session, printed, errors);
    }
  }

  private static int run(
      String lines, CommandSession session, PrintStream printed, PrintStream errors) {
    try {
      Object result = session.execute(lines);
      if (session.get(EXIT) instanceof Integer code) {
        return code;
      }
      if (result instanceof Integer code) {
        return code;
      }
      if (result != null) {
        printed.println(session.format(result, Converter.INSPECT));
      }
      return 0;
    } catch (SessionEndException e) {
      return e.code();
    } catch (Exception e) {
      // A failed plugin command has already printed its error.
      if (session.get(EXIT) instanceof Integer code && code != 0 && code != ExitCode.DIFFERENT) {
        return code;
      }
      String message = e.getMessage();
      errors.println("optimus: " + (message == null ? e.toString() : message));
      return 1;
    }
  }

  /**
   * Creates a terminal on top of streams.
   *
   * @param type the type of the terminal, as in {@code TERM}
   */
  public Terminal terminal(String type, InputStream in, OutputStream out) throws IOException {
    // Buffered, since the terminal writes single bytes; the shell flushes its output.
    return new ExternalTerminal(
        "optimus", type, in, new BufferedOutputStream(out), StandardCharsets.UTF_8);
  }

  /** Runs an interactive session until the user ends it. */
  public void interact(Greeting greeting, Terminal terminal) throws IOException {
    try (CommandSession session =
        processor.createSession(terminal.input(), terminal.output(), terminal.output())) {
      Shell shell = shell();
      prepare(session, greeting.user());
      session.put(SessionCommands.SHELL, shell);
      session.put(Shell.VAR_CONTEXT, context);
      session.put(Shell.VAR_TERMINAL, terminal);
      if (!greeting.banner().isEmpty()) {
        terminal.writer().println(greeting.banner());
        terminal.flush();
      }
      interactive.add(session);
      try {
        shell.gosh(session, new String[] {"--login", "--noshutdown", "--nohistory"});
      } finally {
        interactive.remove(session);
      }
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the shell failed: " + e.getMessage(), e);
    }
  }

  /** Shows a line above the prompts of all interactive sessions. */
  public void printAbove(String line) {
    for (CommandSession session : interactive) {
      if (session.get(Shell.VAR_READER) instanceof LineReader reader) {
        reader.printAbove(line);
      }
    }
  }

  private static void prepare(CommandSession session, String user) {
    session.put(Shell.VAR_SCOPE, "optimus:gogo:*");
    session.put(Shell.VAR_PROMPT, "optimus> ");
    session.put(USER, user);
  }

  private record FrameworkContext(BundleContext context) implements Shell.Context {
    @Override
    public String getProperty(String name) {
      return context.getProperty(name);
    }

    @Override
    public void exit() throws Exception {
      context.getBundle(0).stop();
    }
  }
}
