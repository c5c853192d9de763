// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** Follows the service that dispatches requests to the whiteboard's servlets. Thread-safe. */
final class Dispatchers implements AutoCloseable {
  /** The service of Apache Felix's bridge. */
  private static final String FILTER =
      "(&(objectClass=jakarta.servlet.http.HttpServlet)(http.felix.dispatcher=*))";

  private final ServiceTracker<HttpServlet, HttpServlet> tracker;

  private Dispatchers(ServiceTracker<HttpServlet, HttpServlet> tracker) {
    this.tracker = tracker;
  }

  /** Tells a servlet of the dispatcher that is there now, and later of each change. */
  static Dispatchers follow(BundleContext context, DispatchingServlet servlet)
      throws InvalidSyntaxException {
    ServiceTracker<HttpServlet, HttpServlet> tracker =
        new ServiceTracker<>(
            context, context.createFilter(FILTER), new Customizer(context, servlet));
    tracker.open();
    return new Dispatchers(tracker);
  }

  @Override
  public void close() {
    tracker.close();
  }

  private record Customizer(BundleContext context, DispatchingServlet servlet)
      implements ServiceTrackerCustomizer<HttpServlet, HttpServlet> {

    @Override
    public @Nullable HttpServlet addingService(ServiceReference<HttpServlet> reference) {
      HttpServlet dispatcher = context.getService(reference);
      if (dispatcher == null) {
        return null;
      }
      try {
        servlet.begin(dispatcher);
        return dispatcher;
      } catch (ServletException failure) {
        System.getLogger(Dispatchers.class.getName())
            .log(Level.WARNING, "pages of other bundles cannot be served", failure);
        context.ungetService(reference);
        return null;
      }
    }

    @Override
    public void modifiedService(ServiceReference<HttpServlet> reference, HttpServlet dispatcher) {}

    @Override
    public void removedService(ServiceReference<HttpServlet> reference, HttpServlet dispatcher) {
      servlet.end(dispatcher);
      context.ungetService(reference);
    }
  }
}
