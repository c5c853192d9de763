// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.servlet;

import io.odpf.optimus.plugin.management.access.Caller;
import org.eclipse.jetty.server.Request;

/**
 * Serves the servlets of other bundles. A fragment of this bundle, which is not always there, lists
 * an implementation with a public constructor without parameters as a service of the JDK's.
 * Implementations are thread-safe, and cost nothing before the first request.
 */
public interface ServletHost extends AutoCloseable {

  /**
   * Returns what replies to the requests of a caller. It writes the whole reply on the thread that
   * it is called by.
   *
   * @param caller who sends the request; permitted to use the servlets at its path
   */
  Request.Handler handler(Caller caller);

  @Override
  void close();
}
