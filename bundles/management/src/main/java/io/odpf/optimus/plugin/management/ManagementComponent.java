// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import io.odpf.optimus.plugin.api.management.ManagedPlugins;
import io.odpf.optimus.plugin.api.management.ManagementConnections;
import io.odpf.optimus.plugin.api.management.ManagementProperty;
import io.odpf.optimus.plugin.api.management.RuntimeProcess;
import io.odpf.optimus.plugin.api.manager.LocationListener;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.metrics.MetricSource;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.management.method.EventFeed;
import io.odpf.optimus.plugin.management.method.ManagedRuntime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Serves the management API of a runtime and follows its configuration, as far as the settings
 * enable them. The component has no modified method: each configuration update creates a new
 * instance.
 */
// Registers its services itself, not through DS: the manager references the listener and this
// component references the manager, which would be a cycle; and ManagementConnections must not
// appear before the server runs.
@Component(
    service = {},
    configurationPid = ManagementProperty.PID,
    immediate = true)
@Designate(ocd = ManagementConfiguration.class)
public final class ManagementComponent {
  private final EventFeed feed = new EventFeed(Clock.systemUTC());
  private final AtomicReference<@Nullable Supervisor> supervisor = new AtomicReference<>();
  private final AtomicReference<Supervisor.@Nullable Registration> listening =
      new AtomicReference<>();
  private final Set<MetricSource> metrics = new CopyOnWriteArraySet<>();
  private final Optional<ManagementServices> services;
  private final List<ServiceRegistration<?>> registrations;

  @Activate
  public ManagementComponent(
      BundleContext context, @Reference PluginManager manager, Map<String, Object> configured)
      throws EndpointException {
    SettingsReader settings =
        new SettingsReader(
            name -> {
              Object value = configured.get(name);
              return value == null ? context.getProperty(ManagementProperty.PREFIX + name) : value;
            });
    // Registered first, so that the feed receives the follower's first change too.
    ServiceRegistration<LocationListener> listener =
        context.registerService(LocationListener.class, feed, null);
    try {
      this.services =
          settings.isServing() || settings.isFollowing()
              ? Optional.of(
                  ManagementServices.start(
                      settings,
                      new ManagedRuntime(
                          settings.version(),
                          manager,
                          () -> Optional.ofNullable(supervisor.get()),
                          () -> process(context),
                          settings.configuration(System.getenv()),
                          () -> List.copyOf(metrics)),
                      feed))
              : Optional.empty();
    } catch (EndpointException | RuntimeException | Error failure) {
      listener.unregister();
      throw failure;
    }
    this.registrations = new ArrayList<>(List.of(listener));
    services.ifPresent(started -> register(started, context, registrations));
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void setSupervisor(Supervisor present) {
    supervisor.set(present);
    close(listening.getAndSet(present.listen(feed)));
  }

  void unsetSupervisor(Supervisor gone) {
    if (supervisor.compareAndSet(gone, null)) {
      close(listening.getAndSet(null));
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addMetricSource(MetricSource source) {
    metrics.add(source);
  }

  void removeMetricSource(MetricSource source) {
    metrics.remove(source);
  }

  private static void register(
      ManagementServices started,
      BundleContext context,
      List<ServiceRegistration<?>> registrations) {
    registrations.add(context.registerService(ManagedPlugins.class, started.plugins(), null));
    started
        .connections()
        .ifPresent(
            connections ->
                registrations.add(
                    context.registerService(ManagementConnections.class, connections, null)));
  }

  /** Returns the runtime's process; empty if the host registers no {@link RuntimeProcess}. */
  private static Optional<RuntimeProcess> process(BundleContext context) {
    ServiceReference<RuntimeProcess> reference = context.getServiceReference(RuntimeProcess.class);
    if (reference == null) {
      return Optional.empty();
    }
    RuntimeProcess process = context.getService(reference);
    // The host's object stays usable; only the framework's count of its users is kept even.
    context.ungetService(reference);
    return Optional.ofNullable(process);
  }

  private static void close(Supervisor.@Nullable Registration registration) {
    if (registration != null) {
      registration.close();
    }
  }

  @Deactivate
  void deactivate() {
    registrations.forEach(ServiceRegistration::unregister);
    services.ifPresent(ManagementServices::close);
    close(listening.getAndSet(null));
  }
}
