// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager;

import io.odpf.optimus.plugin.api.manager.HostConfiguration;
import io.odpf.optimus.plugin.manager.host.ConfiguredValues;
import io.odpf.optimus.plugin.manager.host.HostSetting;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/**
 * What Configuration Admin says of this host. Without such a configuration nothing of it is loaded;
 * a change of it changes the values and ends nothing that runs.
 */
@Component(
    service = HostConfiguration.class,
    configurationPid = HostConfiguration.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true)
@Designate(ocd = HostDefaultsConfiguration.class)
public final class HostConfigurationComponent implements HostConfiguration {
  private final BundleContext context;
  private final AtomicReference<Map<String, String>> variables;

  @Activate
  public HostConfigurationComponent(
      BundleContext context,
      HostDefaultsConfiguration configuration,
      Map<String, Object> properties) {
    this.context = context;
    this.variables = new AtomicReference<>(read(context, configuration, properties));
  }

  @Modified
  void modified(HostDefaultsConfiguration configuration, Map<String, Object> properties) {
    variables.set(read(context, configuration, properties));
  }

  private static Map<String, String> read(
      BundleContext context,
      HostDefaultsConfiguration configuration,
      Map<String, Object> properties) {
    return new ConfiguredValues(PID, properties, context::getProperty, System.getenv())
        .take(HostSetting.MODE, configuration::mode)
        .take(HostSetting.INSTALL_LOCATION, configuration::install__location)
        .take(HostSetting.STORE, configuration::store)
        .take(HostSetting.PARALLEL, configuration::parallel)
        .end();
  }

  @Override
  public Map<String, String> variables() {
    return variables.get();
  }
}
