// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager;

import io.odpf.optimus.plugin.api.manager.HostConfiguration;
import io.odpf.optimus.plugin.manager.host.ConfiguredValues;
import io.odpf.optimus.plugin.manager.host.HostSetting;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The host's configuration from Configuration Admin. Without such a configuration, none of its
 * classes are loaded. A change of the configuration does not affect running operations.
 */
@Component(
    service = HostConfiguration.class,
    configurationPid = HostConfiguration.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true)
@Designate(ocd = HostDefaultsConfiguration.class)
public final class HostConfigurationComponent implements HostConfiguration {
  private final BundleContext context;
  private volatile Map<String, String> variables;

  @Activate
  public HostConfigurationComponent(
      BundleContext context,
      HostDefaultsConfiguration configuration,
      Map<String, Object> properties) {
    this.context = context;
    this.variables = read(context, configuration, properties);
  }

  @Modified
  void modified(HostDefaultsConfiguration configuration, Map<String, Object> properties) {
    variables = read(context, configuration, properties);
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
        .finish();
  }

  @Override
  public Map<String, String> variables() {
    return variables;
  }
}
