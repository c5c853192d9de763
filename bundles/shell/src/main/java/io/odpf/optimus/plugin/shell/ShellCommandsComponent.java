// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import io.odpf.optimus.plugin.api.http.HttpClientFactory;
import io.odpf.optimus.plugin.api.manager.HostConfiguration;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.supervisor.PluginTrials;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.command.operation.OperationHistory;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Registers the shell's commands while a plugin manager is available. Thread-safe. */
@Component(
    service = {},
    immediate = true)
public final class ShellCommandsComponent {
  private final RunningSupervisor supervisor = new RunningSupervisor();
  private final HostEnvironment environment;
  private final AtomicReference<@Nullable HttpClientFactory> clients = new AtomicReference<>();
  private final OperationHistory history = new OperationHistory();
  private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

  @Activate
  public ShellCommandsComponent(BundleContext context, @Reference PluginManager manager) {
    this.environment = new HostEnvironment(System.getenv(), context::getProperty);
    Map<String, Function> functions =
        ShellFunctions.of(
            new CommandRunner(
                manager,
                history,
                supervisor,
                () -> Optional.ofNullable(clients.get()),
                environment::variables),
            supervisor,
            BundleNames.in(context),
            environment::variables);
    registrations.add(context.registerService(OperationHistory.class, history, null));
    for (Map.Entry<String, Function> function : functions.entrySet()) {
      Dictionary<String, Object> properties = new Hashtable<>();
      properties.put(CommandProcessor.COMMAND_SCOPE, ShellFunctions.SCOPE);
      properties.put(CommandProcessor.COMMAND_FUNCTION, function.getKey());
      registrations.add(context.registerService(Function.class, function.getValue(), properties));
    }
  }

  @Deactivate
  void deactivate() {
    registrations.forEach(ServiceRegistration::unregister);
  }

  @Reference(
      service = Supervisor.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void setSupervisor(Supervisor running) {
    supervisor.set(running);
  }

  void unsetSupervisor(Supervisor running) {
    supervisor.unset(running);
  }

  @Reference(
      service = PluginTrials.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void setTrials(PluginTrials trials) {
    supervisor.setTrials(trials);
  }

  void unsetTrials(PluginTrials trials) {
    supervisor.unsetTrials(trials);
  }

  @Reference(
      service = HttpClientFactory.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void setHttpClientFactory(HttpClientFactory factory) {
    clients.set(factory);
  }

  void unsetHttpClientFactory(HttpClientFactory factory) {
    clients.compareAndSet(factory, null);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void setHostConfiguration(HostConfiguration configuration) {
    environment.set(configuration);
  }

  void unsetHostConfiguration(HostConfiguration configuration) {
    environment.unset(configuration);
  }
}
