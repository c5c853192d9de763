// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.servlet;

import jakarta.servlet.http.HttpServlet;
import java.lang.System.Logger.Level;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/**
 * Translates the requests of Jetty's core into those of servlets, for one servlet. There are no
 * sessions, whose number callers could raise without limit, and no asynchronous replies, which
 * would escape the limits of calls. Thread-safe.
 */
final class ServletContainer implements AutoCloseable {
  private final ServletContextHandler context;

  private ServletContainer(ServletContextHandler context) {
    this.context = context;
  }

  /** Starts a container on a server, which does not know of it. */
  static ServletContainer start(Server server, HttpServlet servlet) throws Exception {
    ServletContextHandler context = new ServletContextHandler("/", false, false);
    context.setServer(server);
    context.setClassLoader(ServletContainer.class.getClassLoader());
    context.setErrorHandler(new ErrorText());
    ServletHolder holder = new ServletHolder(servlet);
    holder.setAsyncSupported(false);
    holder.setInitOrder(0);
    context.addServlet(holder, "/*");
    context.start();
    return new ServletContainer(context);
  }

  /** Handles a request; returns whether it wrote a reply. */
  boolean handle(Request request, Response response, Callback callback) throws Exception {
    return context.handle(request, response, callback);
  }

  @Override
  public void close() {
    try {
      context.stop();
    } catch (Exception failure) {
      System.getLogger(ServletContainer.class.getName())
          .log(Level.WARNING, "the servlets of other bundles did not stop well", failure);
    }
  }
}
