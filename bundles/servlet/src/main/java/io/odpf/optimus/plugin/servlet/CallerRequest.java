// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.servlet;

import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Objects;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request that tells its servlet who sends it, as the server has found out. */
final class CallerRequest extends HttpServletRequestWrapper {
  private static final String ATTRIBUTE = CallerRequest.class.getName();

  private final Caller caller;

  /** A caller by name. */
  private record Named(String getName) implements Principal {
    @Override
    public String toString() {
      return getName;
    }
  }

  /** Wraps a request whose caller has been noted. */
  CallerRequest(HttpServletRequest request) {
    super(request);
    this.caller = (Caller) Objects.requireNonNull(request.getAttribute(ATTRIBUTE), ATTRIBUTE);
  }

  /** Notes who sends a request. */
  static void note(Request request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }

  @Override
  public String getRemoteUser() {
    return caller.name();
  }

  @Override
  public Principal getUserPrincipal() {
    return new Named(caller.name());
  }

  @Override
  public String getAuthType() {
    return caller.credential();
  }

  @Override
  public boolean isUserInRole(String role) {
    for (Role one : Role.values()) {
      if (one != Role.ANYONE && one.label().equals(role)) {
        return caller.role().permits(one);
      }
    }
    return false;
  }

  @Override
  public @Nullable HttpSession getSession(boolean create) {
    if (create) {
      throw new IllegalStateException("pages have no sessions; getRemoteUser names the caller");
    }
    return null;
  }

  @Override
  public @Nullable HttpSession getSession() {
    return getSession(true);
  }
}
