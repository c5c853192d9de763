// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Hands requests to the dispatcher of the whiteboard, while there is one. Thread-safe. */
final class DispatchingServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final AtomicReference<@Nullable HttpServlet> dispatcher = new AtomicReference<>();

  /** Begins to use a dispatcher, unless another one is in use. */
  void begin(HttpServlet present) throws ServletException {
    present.init(getServletConfig());
    if (!dispatcher.compareAndSet(null, present)) {
      present.destroy();
    }
  }

  /** Ends the use of a dispatcher. */
  void end(HttpServlet gone) {
    if (dispatcher.compareAndSet(gone, null)) {
      gone.destroy();
    }
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    HttpServlet present = dispatcher.get();
    if (present == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      present.service(new CallerRequest(request), response);
    }
  }
}
