// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.felix.webconsole.spi.SecurityProvider;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.AnyService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Lets operators use the console, as the server of the management API knows them. The console is
 * there only together with this, and has no password of its own.
 */
// The console fails if it finds a provider while it starts, so this waits for a service that it
// registers last.
@Component(
    property = SecurityProvider.PROPERTY_ID + "=optimus",
    reference =
        @Reference(
            name = "console",
            service = AnyService.class,
            target = "(service.pid=org.apache.felix.webconsole.internal.servlet.OsgiManager)"))
public final class ConsoleAccessComponent implements SecurityProvider {
  private static final String OPERATOR = "operator";

  @Override
  public @Nullable Object authenticate(HttpServletRequest request, HttpServletResponse response) {
    if (request.isUserInRole(OPERATOR)) {
      return request.getUserPrincipal();
    }
    try {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return null;
  }

  @Override
  public boolean authorize(Object user, String role) {
    return true;
  }

  /** Does nothing: the session is the server's, and is ended on the runtime's page. */
  @Override
  public void logout(HttpServletRequest request, HttpServletResponse response) {}
}
