// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.message;

import io.odpf.optimus.plugin.api.http.Credentials;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.http.credentials.BasicAuthorization;
import io.odpf.optimus.plugin.http.credentials.OriginHeaders;
import io.odpf.optimus.plugin.http.origin.Origin;
import io.odpf.optimus.plugin.http.proxy.Route;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** Creates the messages that are sent. Thread-safe. */
public final class RequestMessages {
  public static final String USER_AGENT = "optimus-plugin";

  private final OriginHeaders originHeaders;

  public RequestMessages(OriginHeaders originHeaders) {
    this.originHeaders = originHeaders;
  }

  /**
   * Returns the message of a request.
   *
   * @param trusted whether it goes to the request's own origin, which may see credentials
   */
  public ClassicHttpRequest of(HttpRequest request, URI uri, Route route, boolean trusted) {
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String target = uri.getRawPath() + query;
    Origin origin = route.origin();
    if (route.absoluteForm()) {
      target = origin.scheme() + "://" + origin.hostHeader() + target;
    }
    WireRequest message = new WireRequest(request.method(), target);
    message.setHeader("Host", origin.hostHeader());
    message.setHeader("User-Agent", USER_AGENT);
    message.setHeader("Accept", "*/*");
    Optional<Credentials.Basic> proxyLogin = route.proxy().flatMap(HttpSettings.Proxy::credentials);
    if (route.absoluteForm() && proxyLogin.isPresent()) {
      message.setHeader("Proxy-Authorization", BasicAuthorization.of(proxyLogin.get()));
    }
    if (trusted) {
      originHeaders.addTo(message, origin);
    }
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      if (trusted || mayCrossOrigins(header.getKey())) {
        message.setHeader(header.getKey(), header.getValue());
      }
    }
    if (hasBody(request)) {
      byte[] body = request.body();
      message.setHeader("Content-Length", Integer.toString(body.length));
      message.setEntity(new ByteArrayEntity(body, null));
    }
    return message;
  }

  /** Returns whether a header only selects a representation and does not identify the caller. */
  private static boolean mayCrossOrigins(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("range") || lower.equals("accept") || lower.startsWith("if-");
  }

  /** Returns whether a request may have an effect, so that it is not redirected. */
  public static boolean hasEffect(HttpRequest request) {
    return hasBody(request) || request.method().equals("DELETE");
  }

  /**
   * Returns whether a request has a body. Such a request may have an effect, so it is never sent
   * twice.
   */
  public static boolean hasBody(HttpRequest request) {
    return switch (request.method()) {
      case "PATCH", "POST", "PUT" -> true;
      default -> false;
    };
  }
}
