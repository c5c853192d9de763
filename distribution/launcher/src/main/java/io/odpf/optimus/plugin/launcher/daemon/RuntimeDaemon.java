// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.ProviderInfo;
import io.odpf.optimus.plugin.command.console.Printable;
import io.odpf.optimus.plugin.launcher.control.ControlSocket;
import io.odpf.optimus.plugin.launcher.control.Request;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.launcher.shell.RuntimeShell;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.osgi.framework.Bundle;

/** A framework that stays, until somebody stops it, and answers over a socket. */
final class RuntimeDaemon implements AutoCloseable {
  /**
   * For all bundles to stop: operations roll back, plugins end. Each has shorter limits of its own.
   */
  static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private final FrameworkHost host;
  private final RuntimeShell shell;
  private final KeptPlugins kept;
  private final ControlSocket control;
  private final PrintStream warnings;
  private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();
  private final AtomicBoolean endPlugins = new AtomicBoolean();

  private RuntimeDaemon(
      FrameworkHost host,
      RuntimeShell shell,
      KeptPlugins kept,
      ControlSocket control,
      PrintStream warnings) {
    this.host = host;
    this.shell = shell;
    this.kept = kept;
    this.control = control;
    this.warnings = warnings;
  }

  /**
   * Starts it.
   *
   * @param keepPlugins whether plugins outlive it unless it is stopped by a command
   * @throws PluginManagerException if another one is running, or it does not start
   */
  static RuntimeDaemon start(
      Installation installation, RuntimePlace place, boolean keepPlugins, PrintStream warnings)
      throws PluginManagerException, InterruptedException, IOException {
    Optional<ControlSocket> control = ControlSocket.open(place);
    if (control.isEmpty()) {
      throw Failure.running(DetachedStart.pid(place));
    }
    try {
      KeptPlugins kept = new KeptPlugins(keepPlugins);
      FrameworkHost host =
          FrameworkHost.start(DaemonSettings.of(installation, place, kept, warnings));
      RuntimeDaemon daemon =
          new RuntimeDaemon(host, new RuntimeShell(host.context()), kept, control.get(), warnings);
      control.get().serve(daemon::answer);
      daemon(daemon::followFramework, "optimus-runtime-end");
      return daemon;
    } catch (PluginManagerException | InterruptedException | RuntimeException failure) {
      control.get().close();
      throw failure;
    }
  }

  /** A runtime whose framework has gone is none, whoever stopped it: a bundle or a shell. */
  private void followFramework() {
    try {
      host.awaitStop();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
    stopped.complete(false);
  }

  /**
   * Lends this process's terminal to a shell, until the user leaves it or somebody stops the
   * runtime.
   *
   * @return whether the end was asked for
   */
  boolean interactive() throws IOException, InterruptedException {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      daemon(() -> interact(terminal), "optimus-terminal");
      return awaitStop();
    }
  }

  private void interact(Terminal terminal) {
    try {
      shell.interact(terminal);
    } catch (IOException failure) {
      warnings.println("optimus: " + Printable.line(failure.getMessage()));
    } finally {
      endPlugins.set(true);
      stopped.complete(true);
    }
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Blocks until somebody asks it to stop, or its framework has stopped by itself.
   *
   * @return whether it was asked to
   */
  boolean awaitStop() throws InterruptedException {
    try {
      boolean asked = stopped.get();
      if (!asked) {
        warnings.println("optimus: the framework has stopped, and so the runtime ends");
      }
      return asked;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private int answer(Request request) throws IOException, InterruptedException {
    switch (request.verb()) {
      case Request.STATUS -> {
        return status(new PrintStream(request.out(), true, StandardCharsets.UTF_8));
      }
      case Request.WARNINGS -> {
        warn(new PrintStream(request.out(), true, StandardCharsets.UTF_8));
        return 0;
      }
      case Request.STOP -> {
        return stop(request);
      }
      case Request.RUN -> {
        return shell.run(request.rest(), request.out(), request.err());
      }
      case Request.SHELL -> {
        return interact(request);
      }
      default -> {
        return 2;
      }
    }
  }

  private int stop(Request request) throws IOException {
    String objection = kept.objection(request);
    if (!objection.isEmpty()) {
      request.err().write(objection.getBytes(StandardCharsets.UTF_8));
      return 1;
    }
    endPlugins.set(!request.rest().equals(KeptPlugins.OPTION));
    stopped.complete(true);
    return 0;
  }

  private void warn(PrintStream out) {
    for (String problem : host.problems()) {
      out.println("warning: " + Printable.line(problem));
    }
  }

  private int status(PrintStream out) {
    int active = 0;
    Bundle[] bundles = host.context().getBundles();
    for (Bundle bundle : bundles) {
      if (bundle.getState() == Bundle.ACTIVE) {
        active++;
      }
    }
    out.println("running, process " + ProcessHandle.current().pid());
    out.println("bundles: " + active + " active of " + bundles.length);
    try {
      StringBuilder types = new StringBuilder();
      for (ProviderInfo provider : host.service(PluginManager.class).providers()) {
        types.append(types.isEmpty() ? "" : ", ").append(provider.type());
      }
      out.println("providers: " + Printable.line(types.toString()));
      warn(out);
    } catch (PluginManagerException unwell) {
      out.println(Printable.line(unwell.getMessage()));
      return 1;
    }
    return 0;
  }

  private int interact(Request request) throws IOException {
    RemoteSize size = new RemoteSize();
    InputStream in = request.in(size);
    try (Terminal terminal = shell.terminal(request.rest(), in, request.out())) {
      size.attach(terminal);
      shell.interact(terminal);
    }
    return 0;
  }

  /** Sizes may come before there is a terminal to tell. */
  private static final class RemoteSize implements java.util.function.BiConsumer<Integer, Integer> {
    private Size last = new Size(80, 24);
    private Terminal terminal;

    @Override
    public synchronized void accept(Integer columns, Integer rows) {
      last = new Size(columns, rows);
      if (terminal != null) {
        terminal.setSize(last);
        terminal.raise(Terminal.Signal.WINCH);
      }
    }

    synchronized void attach(Terminal attached) {
      terminal = attached;
      terminal.setSize(last);
    }
  }

  private void end() {
    if (endPlugins.get()) {
      kept.end(host, warnings);
    }
    host.close();
  }

  /** Stops it, and gives its place up when all is gone, or does not go within a limit. */
  @Override
  public void close() throws IOException {
    stopped.complete(true);
    control.ending();
    Thread end = new Thread(this::end, "optimus-runtime-close");
    end.setDaemon(true);
    end.start();
    try {
      end.join(STOP_LIMIT.toMillis());
    } catch (InterruptedException now) {
      Thread.currentThread().interrupt();
    }
    if (end.isAlive()) {
      warnings.println(
          "optimus: warning: bundles have not stopped within "
              + STOP_LIMIT.toSeconds()
              + " seconds; the process ends all the same");
    }
    control.close();
  }
}
