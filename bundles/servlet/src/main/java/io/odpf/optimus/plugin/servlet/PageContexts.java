// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.servlet;

import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.servlet.context.ServletContextHelper;

/**
 * The context of the pages of each bundle, which finds its files in that bundle. It takes the place
 * of the whiteboard's own default, so that pages are below {@code /app}.
 */
final class PageContexts implements ServiceFactory<ServletContextHelper> {

  /** Returns the properties of the service. */
  static Dictionary<String, Object> properties() {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("osgi.http.whiteboard.context.name", "default");
    properties.put("osgi.http.whiteboard.context.path", "/app");
    return properties;
  }

  @Override
  public ServletContextHelper getService(
      Bundle bundle, ServiceRegistration<ServletContextHelper> registration) {
    return new ServletContextHelper(bundle) {};
  }

  @Override
  public void ungetService(
      Bundle bundle,
      ServiceRegistration<ServletContextHelper> registration,
      ServletContextHelper pages) {}
}
