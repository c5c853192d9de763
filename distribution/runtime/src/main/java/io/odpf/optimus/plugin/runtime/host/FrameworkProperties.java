// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.runtime.index.BundleIndex;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Constants;

/** The framework's properties, chosen for a fast start and to keep all state in its storage. */
final class FrameworkProperties {
  /** The packages that the framework exports. */
  private static final String FRAMEWORK_PACKAGES =
      "org.osgi.dto;version=1.1.1,org.osgi.framework;version=1.10,"
          + "org.osgi.framework.dto;version=1.8,org.osgi.framework.hooks.bundle;version=1.1,"
          + "org.osgi.framework.hooks.resolver;version=1.0,"
          + "org.osgi.framework.hooks.service;version=1.1,"
          + "org.osgi.framework.hooks.weaving;version=1.1,org.osgi.framework.launch;version=1.2,"
          + "org.osgi.framework.namespace;version=1.2,org.osgi.framework.startlevel;version=1.0,"
          + "org.osgi.framework.startlevel.dto;version=1.0,"
          + "org.osgi.framework.wiring;version=1.2,org.osgi.framework.wiring.dto;version=1.3,"
          + "org.osgi.resource;version=1.0.1,org.osgi.resource.dto;version=1.0.1,"
          + "org.osgi.service.packageadmin;version=1.2.1,org.osgi.service.resolver;version=1.1.1,"
          + "org.osgi.service.startlevel;version=1.1.1,org.osgi.service.url;version=1.0.1,"
          + "org.osgi.util.tracker;version=1.5.3";

  /** Listed here so that the framework need not compute them from the JDK's modules. */
  private static final String CAPABILITIES =
      "osgi.ee;osgi.ee=\"JavaSE\";version:List<Version>=\"1.7,1.8,9,10,11,12,13,14,15,16,17\"";

  private FrameworkProperties() {}

  static Map<String, Object> of(HostSettings settings) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(Constants.FRAMEWORK_STORAGE, settings.storage().toString());
    properties.put("felix.log.logger", new FrameworkLog());
    properties.put("felix.log.level", "1");
    // The storage is private to this process.
    properties.put("felix.cache.locking", "false");
    // URL.setURLStreamHandlerFactory can be called once in a JVM, and only the host may do so.
    properties.put("felix.service.urlhandlers", "false");
    properties.put("felix.extensions.disable", "true");
    properties.put("felix.resolver.parallelism", "1");
    properties.put("felix.uuid.secure", "false");
    properties.put("ds.cache.metadata", "true");
    // Without a log service, SCR would print stack traces on standard error. Failures are reported
    // elsewhere; with a log service, its own levels apply.
    properties.put("ds.loglevel", "0");
    if (!settings.allPackages()) {
      properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES, systemPackages(settings.index()));
      properties.put(Constants.FRAMEWORK_SYSTEMCAPABILITIES, CAPABILITIES);
    }
    properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, settings.index().apiExports());
    properties.putAll(settings.properties());
    return properties;
  }

  private static String systemPackages(BundleIndex index) {
    return index.jdkPackages().isEmpty()
        ? FRAMEWORK_PACKAGES
        : FRAMEWORK_PACKAGES + "," + index.jdkPackages();
  }
}
