// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.felix;

import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.supervisor.PluginTrial;
import io.odpf.optimus.plugin.api.supervisor.PluginTrials;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.api.supervisor.TrialRequest;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.SupervisorHost;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.program.OptimusCommand;
import io.odpf.optimus.plugin.itests.behaviour.Optimus;
import io.odpf.optimus.plugin.itests.behaviour.Stage;
import io.odpf.optimus.plugin.itests.behaviour.Way;
import io.odpf.optimus.plugin.itests.process.Result;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** The services that the manager's and the supervisor's bundles register in this framework. */
final class ServiceWay implements Way {

  @Override
  public Optimus open(Stage stage) {
    BundleContext context = FrameworkUtil.getBundle(ServiceWay.class).getBundleContext();
    return new ServiceOptimus(context, context.getServiceReference(PluginManager.class), stage);
  }

  /** The supervisor belongs to the runtime and outlives the command. */
  private record SharedSupervisor(Supervisor supervisor) implements SupervisorHost.Session {
    @Override
    public boolean shared() {
      return true;
    }

    @Override
    public void close() {}
  }

  /** Trials belong to the runtime, too. */
  private record SharedTrials(PluginTrials trials) implements PluginTrials {
    @Override
    public PluginTrial start(TrialRequest request)
        throws SupervisorException, InterruptedException {
      return trials.start(request);
    }

    @Override
    public void close() {}
  }

  private record ServiceOptimus(
      BundleContext context, ServiceReference<PluginManager> reference, Stage stage)
      implements Optimus, ManagerHost, ManagerHost.Session, SupervisorHost {

    @Override
    public Result run(String... arguments) {
      List<String> all = new ArrayList<>(List.of("plugin"));
      all.addAll(List.of(arguments));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      OptimusCommand command =
          new OptimusCommand(
              this,
              this,
              Console.plain(print(out), print(err)),
              stage.environment(),
              stage.project(),
              "0",
              List.of());
      int code = command.run(all);
      return new Result(code, text(out), text(err));
    }

    @Override
    public ManagerHost.Session open(ManagerHost.Needs needs) {
      return this;
    }

    @Override
    public SupervisorHost.Session open(SupervisorHost.Needs needs) {
      return new SharedSupervisor(running().orElseThrow());
    }

    @Override
    public PluginTrials trials(Map<String, String> environment) {
      return new SharedTrials(context.getService(context.getServiceReference(PluginTrials.class)));
    }

    @Override
    public Optional<Supervisor> running() {
      return Optional.ofNullable(context.getServiceReference(Supervisor.class))
          .map(context::getService);
    }

    @Override
    public PluginManager manager() {
      return context.getService(reference);
    }

    @Override
    public void close() {
      // Pax Exam owns the framework.
    }

    private static PrintStream print(ByteArrayOutputStream out) {
      return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream out) {
      return out.toString(StandardCharsets.UTF_8);
    }
  }
}
