// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import io.odpf.optimus.plugin.api.manager.BinaryCheck;
import io.odpf.optimus.plugin.api.manager.LocationListener;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.metrics.MetricSource;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.supervisor.PluginTrials;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorProperty;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The supervisor as a service, and each plugin that is ready as another. Its services are
 * registered by hand, since the manager uses them and they use the manager. A change of the
 * configuration creates a new component, so plugins end and start with the new settings.
 */
@Component(
    service = {},
    configurationPid = SupervisorProperty.PID,
    immediate = true)
@Designate(ocd = SupervisorConfiguration.class)
public final class SupervisorComponent {
  private final AtomicReference<@Nullable PluginManager> manager = new AtomicReference<>();
  private final MachineSupervisor supervisor;
  private final ReadyPlugins ready;
  private final PluginTrials trials;
  private final List<ServiceRegistration<?>> registrations;

  @Activate
  public SupervisorComponent(
      BundleContext context,
      SupervisorConfiguration configuration,
      Map<String, Object> configured) {
    UnaryOperator<String> property = properties(context, configuration, configured);
    Map<String, String> environment = System.getenv();
    MachineSettings settings =
        SupervisorProperties.settings(property, environment, Path.of("").toAbsolutePath());
    this.supervisor =
        MachineSupervisor.create(
            settings, new ManagerRecords(manager::get), SupervisorProperties.remembered(property));
    this.ready =
        new ReadyPlugins(supervisor, (plugin, properties) -> register(context, plugin, properties));
    supervisor.listen(ready);
    supervisor.listen(new ProblemLog());
    this.trials = TrialAssembly.of(settings.run());
    this.registrations =
        List.of(
            // First, so that it knows the manager's locations when it is found.
            context.registerService(LocationListener.class, supervisor, null),
            context.registerService(Supervisor.class, supervisor, null),
            context.registerService(MetricSource.class, supervisor.metrics(), null),
            context.registerService(BinaryCheck.class, new HandshakeCheck(settings.run()), null),
            context.registerService(PluginTrials.class, trials, null));
  }

  /** Begins when the manager is bound, since starts need its permission. */
  @Activate
  void begin() {
    supervisor.begin();
  }

  private static UnaryOperator<String> properties(
      BundleContext context,
      SupervisorConfiguration configuration,
      Map<String, Object> configured) {
    return new ConfiguredProperties(configured, context::getProperty)
        .choice(
            SupervisorProperty.START,
            configuration::start,
            SupervisorProperty.ALL,
            SupervisorProperty.ON_REQUEST)
        .choice(
            SupervisorProperty.RESTART,
            configuration::restart,
            SupervisorProperty.BACKOFF,
            SupervisorProperty.NEVER)
        .paths(SupervisorProperty.LOCATIONS, configuration::locations)
        .paths(SupervisorProperty.DIRECTORIES, configuration::directories)
        .names(SupervisorProperty.MULTIPLEXED, configuration::multiplexed)
        .choice(SupervisorProperty.CANARY, configuration::canary, "0", "1")
        .matching(
            SupervisorProperty.OBSERVATION,
            configuration::observation,
            SupervisorProperties.SECONDS,
            "give a number of seconds")
        .path(SupervisorProperty.LOGS, configuration::logs)
        .end();
  }

  private static ReadyPlugins.Offered register(
      BundleContext context, PluginClient plugin, Map<String, Object> properties) {
    ServiceRegistration<PluginClient> registration =
        context.registerService(PluginClient.class, plugin, new Hashtable<>(properties));
    return new ReadyPlugins.Offered(
        changed -> registration.setProperties(new Hashtable<>(changed)),
        () -> unregister(registration));
  }

  private static void unregister(ServiceRegistration<?> registration) {
    try {
      registration.unregister();
    } catch (IllegalStateException e) {
      // The bundle has stopped, which did it.
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void setManager(PluginManager present) {
    manager.set(present);
  }

  void unsetManager(PluginManager gone) {
    manager.compareAndSet(gone, null);
  }

  @Deactivate
  void deactivate() {
    registrations.forEach(SupervisorComponent::unregister);
    ready.close();
    trials.close();
    supervisor.close();
  }
}
