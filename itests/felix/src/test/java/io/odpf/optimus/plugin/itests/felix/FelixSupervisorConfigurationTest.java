// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.supervisor.SupervisorProperty;
import io.odpf.optimus.plugin.itests.behaviour.Stage;
import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Eventually;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Hashtable;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;

/** Configuration Admin takes precedence over the framework's properties for the supervisor. */
@RunWith(PaxExam.class)
public class FelixSupervisorConfigurationTest {
  @Inject private BundleContext context;
  @Inject private ConfigurationAdmin configurations;

  @Configuration
  public Option[] configuration() {
    return options(
        composite(FelixOptions.all()),
        bundle(FelixOptions.jar("org.apache.felix.configadmin-")),
        frameworkProperty(SupervisorProperty.START).value(SupervisorProperty.ALL),
        // An empty root without plugins.
        frameworkProperty(SupervisorProperty.DIRECTORIES).value("/"));
  }

  @Test
  public void searchesConfiguredLocationsUntilTheConfigurationChanges() throws Exception {
    FixturePlugins plugins = FixturePlugins.build(Fixtures.sources(""), Fixtures.cache());
    try (Stage stage = Stage.open(new ServiceWay());
        CapturedLog log = CapturedLog.open("io.odpf.optimus.plugin.supervisor")) {
      Path first = stage.project().resolve("first");
      Path second = stage.project().resolve("second");
      plugins.install(first, "neo", Role.of(Generation.C));
      plugins.install(second, "trinity", Role.of(Generation.C));

      configure(Map.of("locations", new String[] {first.toString()}, "start", "everything"));

      awaitPlugins(Set.of("neo"));
      assertThat(log.lines())
          .contains(
              "configuration io.odpf.optimus.plugin.supervisor: start = everything is ignored;"
                  + " give one of all, request; used instead: all, of the framework's property"
                  + " optimus.supervisor.start");

      configure(Map.of("locations", new String[] {first.toString(), second.toString()}));

      awaitPlugins(Set.of("neo", "trinity"));

      configurations.getConfiguration(SupervisorProperty.PID, "?").delete();

      awaitPlugins(Set.of());
    }
  }

  private void configure(Map<String, Object> properties) throws Exception {
    configurations
        .getConfiguration(SupervisorProperty.PID, "?")
        .update(new Hashtable<>(properties));
  }

  private void awaitPlugins(Set<String> names) {
    Eventually.until(() -> plugins() + " instead of " + names, () -> plugins().equals(names));
  }

  private Set<String> plugins() {
    try {
      Collection<ServiceReference<PluginClient>> all =
          context.getServiceReferences(PluginClient.class, null);
      Set<String> names = new TreeSet<>();
      all.forEach(one -> names.add(String.valueOf(one.getProperty(PluginClient.NAME))));
      return names;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
