// SPDX-License-Identifier: Apache-2.0
package com.example.optimus.page;

import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * The page {@code /app/running} of a runtime: its plugins, and for operators their processes. Who
 * may see it has been decided before; what they may see is decided here.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/running")
public final class RunningPage extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Supervisor supervisor;

  @Activate
  public RunningPage(@Reference Supervisor supervisor) {
    this.supervisor = supervisor;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/html");
    response.setCharacterEncoding("UTF-8");
    PluginTable table = new PluginTable(request.isUserInRole("operator"));
    response.getWriter().print(table.html(request.getRemoteUser(), supervisor.plugins()));
  }
}
