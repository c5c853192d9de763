// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.servlet;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.servlet.ServletHost;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.servlet.context.ServletContextHelper;

/**
 * Serves the servlets of other bundles by OSGi's servlet whiteboard. Begins with the first request.
 * Thread-safe.
 */
public final class WhiteboardHost implements ServletHost {
  private final BundleContext context;
  private final DispatchingServlet servlet = new DispatchingServlet();
  private final ServiceRegistration<ServletContextHelper> pages;

  @GuardedBy("this")
  private Optional<ServletContainer> container = Optional.empty();

  @GuardedBy("this")
  private Optional<Dispatchers> dispatchers = Optional.empty();

  /** Creates the host of the bundle that this is a fragment of. */
  public WhiteboardHost() {
    this(FrameworkUtil.getBundle(WhiteboardHost.class).getBundleContext());
  }

  private WhiteboardHost(BundleContext context) {
    this.context = context;
    this.pages =
        context.registerService(
            ServletContextHelper.class, new PageContexts(), PageContexts.properties());
  }

  @Override
  public Request.Handler handler(Caller caller) {
    return (request, response, callback) -> {
      CallerRequest.note(request, caller);
      return container(request.getConnectionMetaData().getConnector().getServer())
          .handle(request, response, callback);
    };
  }

  private synchronized ServletContainer container(Server server) throws Exception {
    if (container.isEmpty()) {
      container = Optional.of(ServletContainer.start(server, servlet));
      dispatchers = Optional.of(Dispatchers.follow(context, servlet));
    }
    return container.get();
  }

  @Override
  public synchronized void close() {
    pages.unregister();
    dispatchers.ifPresent(Dispatchers::close);
    container.ifPresent(ServletContainer::close);
  }
}
